import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { noteRead } from '../../shared/read-audit/read-audit';
import { buildChangeExplanation } from './build-change-explanation';
import { ChangedLeave, ChangeExplanation } from './change-explanation.types';
import { checkOrder, readAskedVersion } from './data-versions';
import { EXPLAIN_CHANGE } from './explain-change.question';
import { leaveHistories } from './leave-history';
import { LeaveVersion } from './leave-version.types';
import { readReturnedLeaves } from './returned-leaves.sql';

/** Two earlier states may have to be built. */
const COST = 4_000;
const DEFAULT_LEAVES = 5;
const MAX_LEAVES = 100;

@Authorized(PEOPLE_ROLES)
@Resolver(() => ChangedLeave)
export class ExplainChangeResolver {
  @Query(() => ChangeExplanation, {
    description:
      'Why leave days and leaves under a filter differ between two data versions, cause by cause, with the leaves behind each. A ' +
      'MANAGER sees only the own team. Every leave that is named leaves a trace in the audit.',
    complexity: ({ args, childComplexity }) => COST + Math.max(0, Number(args.leavesPerComponent ?? DEFAULT_LEAVES)) * childComplexity,
  })
  async explainChange(
    @Ctx() context: ApiContext,
    @Arg('from', () => String, { nullable: true, description: 'The earlier data version; 0 is before the first run. This or fromTime.' })
    from: string | null | undefined,
    @Arg('to', () => String, { nullable: true, description: 'The later data version. Left out, and without toTime: the one of today.' })
    to: string | null | undefined,
    @Arg('fromTime', () => GraphQLDateTime, {
      nullable: true,
      description: 'The earlier data version by a moment at which it held: "what changed since yesterday".',
    })
    fromTime: Date | null | undefined,
    @Arg('toTime', () => GraphQLDateTime, { nullable: true, description: 'The later data version by a moment at which it held.' })
    toTime: Date | null | undefined,
    @Arg('filter', () => LeaveFilter, { nullable: true, description: 'Which leave counts. Left out: all APPROVED leave.' })
    filter: LeaveFilter | null | undefined,
    @Arg('leavesPerComponent', () => Int, {
      nullable: true,
      description: `How many leaves to name for each cause, from 0 to ${MAX_LEAVES}. Left out: ${DEFAULT_LEAVES}.`,
    })
    leavesPerComponent: number | null | undefined,
  ): Promise<ChangeExplanation> {
    const viewer = requireViewer(context.viewer);
    const { mart, prisma } = context;
    const perComponent = leavesPerComponent ?? DEFAULT_LEAVES;
    if (perComponent < 0 || perComponent > MAX_LEAVES) throw invalidInput(`leavesPerComponent must be from 0 to ${MAX_LEAVES}.`);
    const condition = readCondition(filter, viewer);
    const earlier = await readAskedVersion(prisma, { names: ['from', 'fromTime'], version: from ?? null, time: fromTime ?? null });
    if (!earlier) throw invalidInput('Say from which data version: from or fromTime.');
    const later =
      (await readAskedVersion(prisma, { names: ['to', 'toTime'], version: to ?? null, time: toTime ?? null })) ??
      (await readAskedVersion(prisma, { names: ['to', 'toTime'], version: null, time: new Date() })) ??
      earlier;
    checkOrder(earlier, later);
    const question = {
      condition,
      scope: scopeOf(viewer),
      returnedIds: await readReturnedLeaves(prisma, earlier.runId),
      leavesPerComponent: perComponent,
    };
    const answer = await mart.ask(EXPLAIN_CHANGE, question, [earlier.runId, later.runId]);
    const explanation = buildChangeExplanation(earlier, later, answer);
    const ids = explanation.components.flatMap(({ leaves }) => leaves.map(({ leaveId }) => leaveId));
    noteRead(context, { action: 'READ_LEAVE_HISTORY', ids, asked: { field: 'explainChange', from: explanation.from, to: explanation.to } });
    return explanation;
  }

  @FieldResolver(() => LeaveVersion, {
    nullable: true,
    description: 'What the record said in the earlier data version. Null: it did not hold.',
  })
  before(@Ctx() context: ApiContext, @Root() { leaveId, fromRunId }: ChangedLeave): Promise<LeaveVersion | null> {
    return versionAfter(context, leaveId, fromRunId);
  }

  @FieldResolver(() => LeaveVersion, {
    nullable: true,
    description: 'What the record says in the later data version. Null: it does not hold.',
  })
  after(@Ctx() context: ApiContext, @Root() { leaveId, toRunId }: ChangedLeave): Promise<LeaveVersion | null> {
    return versionAfter(context, leaveId, toRunId);
  }
}

async function versionAfter(context: ApiContext, leaveId: string, runId: string): Promise<LeaveVersion | null> {
  const run = BigInt(runId);
  const holds = ({ runId: since, untilRunId }: LeaveVersion) => BigInt(since) <= run && (untilRunId === null || BigInt(untilRunId) > run);
  return (await leaveHistories(context).load(leaveId)).find(holds) ?? null;
}
