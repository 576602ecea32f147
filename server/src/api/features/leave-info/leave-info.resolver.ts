import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { DEFAULT_SIZE, MAX_PAGE, MAX_SIZE, readLeaveInfo } from './read-leave-info';

// Expensive at any size: each page is a request to the source.
const COST = 4_000;

@Resolver()
export class LeaveInfoResolver {
  @Authorized(SENSITIVE_ROLES)
  @Query(() => GraphQLJSON, {
    complexity: COST,
    description:
      'What the source answers right now to one page, as it is: unchecked and not kept, with reasons and remarks. For comparing a ' +
      'record without hidden fields. Every read leaves an audit row. UPSTREAM_UNAVAILABLE: the source did not answer in time, or ' +
      'not with JSON.',
  })
  leaveInfo(
    @Ctx() { prisma, viewer, askSource }: ApiContext,
    @Arg('page', () => Int, { nullable: true, description: `Which page, from 1 to ${MAX_PAGE}. Left out: 1.` }) page?: number | null,
    @Arg('size', () => Int, { nullable: true, description: `Records of a page, from 1 to ${MAX_SIZE}. Left out: ${DEFAULT_SIZE}.` })
    size?: number | null,
  ): Promise<unknown> {
    return readLeaveInfo({ prisma, askSource }, requireViewer(viewer), { page, size });
  }
}
