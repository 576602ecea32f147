import { Arg, Authorized, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { IngestRun } from '../../shared/entities/ingest-run.types';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION, pageCost } from '../../shared/lists/page';
import { noteRead } from '../../shared/read-audit/read-audit';
import { EntitlementChange } from './entitlement-change.types';
import { listRunChanges } from './run-changes';
import { buildRunDifference } from './run-difference';
import { RunChangeConnection, RunChangeKind, RunDifference } from './run-difference.types';
import { readRunEntitlements } from './run-entitlements';

/** One pass over the versions of all records. */
const COST = 2_000;
/** Two earlier states may have to be built. */
const ENTITLEMENTS_COST = 4_000;

@Authorized(PEOPLE_ROLES)
@Resolver(() => IngestRun)
export class RunDifferenceResolver {
  @FieldResolver(() => RunDifference, {
    nullable: true,
    description:
      'What the run changed; of a dry run, what it would have changed. For a MANAGER: records of the own team. Null: the run is under ' +
      'way or was not accepted; of a dry run also: it is none of the newest ten of the last seven days.',
    complexity: ({ childComplexity }) => COST + childComplexity,
  })
  async difference(@Ctx() { prisma, viewer }: ApiContext, @Root() run: IngestRun): Promise<RunDifference | null> {
    const difference = await buildRunDifference(prisma, requireViewer(viewer), run);
    return difference && Object.assign(new RunDifference(), difference);
  }
}

@Authorized(PEOPLE_ROLES)
@Resolver(() => RunDifference)
export class RunChangesResolver {
  @FieldResolver(() => RunChangeConnection, {
    description: 'The records that differ, by id, each field with its value before and after. Every read leaves an audit row.',
    complexity: pageCost,
  })
  async changes(
    @Ctx() context: ApiContext,
    @Root() { run }: RunDifference,
    @Arg('kind', () => RunChangeKind, { nullable: true, description: 'Only records to which this happened. Left out: all.' })
    kind?: RunChangeKind | null,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<RunChangeConnection> {
    const page = await listRunChanges(context.prisma, requireViewer(context.viewer), run, { kind, first, after });
    noteRead(context, {
      action: 'READ_LEAVE_HISTORY',
      ids: page.nodes.map(({ leaveId }) => leaveId),
      asked: { field: 'IngestRun.difference', runId: run.id },
    });
    return page;
  }

  @FieldResolver(() => [EntitlementChange], {
    description: 'Entitlements that differ. They move balances, not days of leave.',
    complexity: ({ childComplexity }) => ENTITLEMENTS_COST + childComplexity,
  })
  async entitlementChanges(@Ctx() { prisma, mart, viewer }: ApiContext, @Root() { run }: RunDifference): Promise<EntitlementChange[]> {
    return readRunEntitlements(prisma, mart, requireViewer(viewer), run);
  }
}
