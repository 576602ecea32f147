import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { ALL_ROLES, INGEST_ROLES, PEOPLE_ROLES, SENSITIVE_ROLES } from '../../shared/auth/role';
import { keyOfViewer } from '../../shared/auth/viewer';
import type { ApiContext } from '../../shared/context';
import { DataStatus, UnknownStatus } from '../../shared/data-status/data-status.types';
import { IngestRun, IngestRunConnection } from '../../shared/entities/ingest-run.types';
import { readIdPageRequest } from '../../shared/lists/id-pages';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION, pageCost } from '../../shared/lists/page';
import { confirmHeldRetirements } from './confirm-retirements';
import { readIngestRuns, readMaybeIngestRun, readOneIngestRun } from './ingest-runs';
import { QuarantinedRecordConnection } from './quarantined-record.types';
import { readQuarantinedRecords } from './quarantined-records';

@Resolver()
export class DataHealthResolver {
  @Authorized(ALL_ROLES)
  @Query(() => DataStatus, { complexity: 50, description: 'How current and how whole the data is.' })
  dataStatus(@Ctx() { dataStatus }: ApiContext): Promise<DataStatus> {
    return dataStatus.read();
  }

  @Authorized(INGEST_ROLES)
  @Query(() => IngestRunConnection, { complexity: pageCost, description: 'Ingest runs, newest first, dry runs and failed ones too.' })
  ingestRuns(
    @Ctx() { prisma }: ApiContext,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<IngestRunConnection> {
    return readIngestRuns(prisma, readIdPageRequest(first, after));
  }

  @Authorized(INGEST_ROLES)
  @Query(() => IngestRun, { nullable: true, complexity: 20, description: 'One ingest run. Null: there is none with this id.' })
  ingestRun(
    @Ctx() { prisma }: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the run, such as triggerIngest answered it.' }) id: string,
  ): Promise<IngestRun | null> {
    return readMaybeIngestRun(prisma, id);
  }

  @Authorized(SENSITIVE_ROLES)
  @Query(() => QuarantinedRecordConnection, {
    complexity: pageCost,
    description: 'Source records that are held back today, newest first, with their contents. Every read leaves an audit row.',
  })
  quarantinedRecords(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<QuarantinedRecordConnection> {
    return readQuarantinedRecords(prisma, requireViewer(viewer), readIdPageRequest(first, after));
  }

  @Authorized('OPERATOR', 'ADMIN')
  @Mutation(() => IngestRun, {
    complexity: 100,
    description:
      'Starts an ingest run and answers as soon as it has begun; ingestRun and ingestRunChanged show how it ends. While a run is under ' +
      'way, that run is answered. At most three times a minute for one token.',
  })
  async triggerIngest(
    @Ctx() { prisma, viewer, startIngest, limitTriggers }: ApiContext,
    @Arg('dryRun', () => Boolean, { defaultValue: false, nullable: true, description: 'Only count what would change, and change nothing.' })
    dryRun: boolean | null,
  ): Promise<IngestRun> {
    const asking = requireViewer(viewer);
    await limitTriggers(keyOfViewer(asking));
    const { runId } = await startIngest({ triggeredBy: asking.name, dryRun: dryRun ?? false });
    return readOneIngestRun(prisma, runId);
  }

  @Authorized('ADMIN')
  @Mutation(() => Int, {
    complexity: 100,
    description:
      "Confirms, in the caller's name, that the held retirements may go ahead with the next complete run, except those of " +
      'vanishedPeople. Answers how many were confirmed.',
  })
  confirmRetirements(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('expectedCount', () => Int, {
      nullable: true,
      description:
        'How many the caller saw. Where a run has changed that, nothing is confirmed: BAD_USER_INPUT. Left out: however many there are.',
    })
    expectedCount: number | null | undefined,
  ): Promise<number> {
    return confirmHeldRetirements(prisma, requireViewer(viewer), expectedCount ?? null);
  }

  @Authorized(ALL_ROLES)
  @Subscription(() => DataStatus, {
    subscribe: ({ context }: { context: ApiContext }) => context.changes.subscribe('dataVersion'),
    description: 'Sends the state of the data whenever the data version moved: a reason to ask again for what is on screen.',
  })
  dataVersionChanged(@Root() _version: string, @Ctx() { dataStatus }: ApiContext): Promise<DataStatus> {
    return dataStatus.read();
  }

  @Authorized(INGEST_ROLES)
  @Subscription(() => IngestRun, {
    subscribe: ({ context }: { context: ApiContext }) => context.changes.subscribe('ingestRun'),
    description: 'Sends an ingest run whenever it began, went on or ended.',
  })
  ingestRunChanged(@Root() runId: string, @Ctx() { prisma }: ApiContext): Promise<IngestRun> {
    return readOneIngestRun(prisma, runId);
  }
}

@Authorized(ALL_ROLES)
@Resolver(() => UnknownStatus)
export class UnknownStatusResolver {
  @FieldResolver()
  leaveCount(@Root() { leaveCount }: UnknownStatus, @Ctx() { viewer }: ApiContext): number | null {
    return PEOPLE_ROLES.includes(requireViewer(viewer).role) ? leaveCount : null;
  }
}
