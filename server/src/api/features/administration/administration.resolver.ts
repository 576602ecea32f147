import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import { readIdPageRequest } from '../../shared/lists/id-pages';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION, pageCost } from '../../shared/lists/page';
import { endApiToken, mintApiToken, readApiTokens } from './administer-tokens';
import { ApiTokenConnection, ApiTokenType, CreateApiTokenInput, CreatedApiToken } from './api-token.types';
import { readAuditEntries } from './audit-entries';
import { AuditEntryConnection, AuditFilter } from './audit-entry.types';
import { endSessionsOf } from './end-sessions';
import { readOpenSessions } from './open-sessions';
import { SessionConnection } from './session.types';

@Resolver()
export class AdministrationResolver {
  @Authorized('ADMIN')
  @Query(() => ApiTokenConnection, { complexity: pageCost, description: 'API tokens, newest first, without their secrets.' })
  apiTokens(
    @Ctx() { prisma }: ApiContext,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<ApiTokenConnection> {
    return readApiTokens(prisma, readIdPageRequest(first, after));
  }

  @Authorized('ADMIN')
  @Query(() => AuditEntryConnection, {
    complexity: pageCost,
    description: 'Who read, took out or changed what, and when: the newest acts first.',
  })
  auditEntries(
    @Ctx() { prisma }: ApiContext,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which entries. Left out: all of them.' }) filter?: AuditFilter | null,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<AuditEntryConnection> {
    return readAuditEntries(prisma, filter ?? {}, readIdPageRequest(first, after));
  }

  @Authorized('ADMIN')
  @Query(() => SessionConnection, {
    complexity: pageCost,
    description: "Who is signed in through the organisation's sign-in, newest sessions first. Those of API tokens are not in it.",
  })
  sessions(
    @Ctx() { prisma }: ApiContext,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<SessionConnection> {
    return readOpenSessions(prisma, readIdPageRequest(first, after));
  }

  @Authorized('ADMIN')
  @Mutation(() => CreatedApiToken, {
    complexity: 100,
    description: 'Mints an API token and answers its secret, this once. Leaves an audit row.',
  })
  createApiToken(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('input', () => CreateApiTokenInput, { description: 'What it is for and may do.' }) input: CreateApiTokenInput,
  ): Promise<CreatedApiToken> {
    return mintApiToken(prisma, requireViewer(viewer), input);
  }

  @Authorized('ADMIN')
  @Mutation(() => ApiTokenType, {
    complexity: 100,
    description:
      'Revokes an API token and ends every session that was signed in with it, for good. Doing it twice does no harm. Leaves an audit row.',
  })
  revokeApiToken(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the token, never its secret.' }) id: string,
  ): Promise<ApiTokenType> {
    return endApiToken(prisma, requireViewer(viewer), id);
  }

  @Authorized('ADMIN')
  @Mutation(() => Int, {
    complexity: 100,
    description:
      "Ends every session of a person who came through the organisation's sign-in, before its eight hours are over, and revokes their " +
      'calendar feeds; answers how many sessions there were to end, 0 for a subject that nobody has. Who may still sign in at the ' +
      'organisation can come back. Access tokens of the organisation are not ours to end: they hold until they expire. Sessions of API ' +
      'tokens end with revokeApiToken. Leaves an audit row.',
  })
  endSessions(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('subject', () => ID, {
      description: 'Who it is at the organisation, as `sessions` says, and the detail of their audit entries under `subject`.',
    })
    subject: string,
    @Arg('issuer', () => String, {
      nullable: true,
      description: 'The issuer of the subject. Left out: the subject of any issuer.',
    })
    issuer?: string | null,
  ): Promise<number> {
    return endSessionsOf(prisma, requireViewer(viewer), { subject, issuer: issuer ?? null });
  }
}
