import type { PrismaClient } from '../../../db/prisma';
import { labelFiscalYear } from '../../../domain/fiscal-year';
import { readAtOnce } from '../../shared/as-known/data-state';
import type { KnownRun } from '../../shared/as-known/known-runs.sql';
import { prepareKnownFacts } from '../../shared/as-known/known-state';
import { createKnownEntitlements } from '../../shared/as-known/known-words.sql';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { ChangedLeave, type ChangeExplanation, ChangeKind, type ChangeTotal } from './change-explanation.types';
import type { EntitlementChange } from './entitlement-change.types';
import { type EntitlementChangeRow, selectEntitlementChanges } from './entitlement-changes.sql';
import {
  type ChangeQuestion,
  createChangedLeaves,
  createLaterFactsOfEarlierCalendar,
  type MoveRow,
  selectKnownTotal,
  selectMoves,
  type TotalRow,
} from './explain-change.sql';

interface Question {
  from: KnownRun;
  to: KnownRun;
  filter: CheckedFilter;
  viewer: Viewer;
  leavesPerComponent: number;
}

/** Explains the difference of what is under a filter between two states. The totals are counted on their own, and the causes held to them. */
export async function explainChange(
  prisma: PrismaClient,
  { from, to, filter, viewer, leavesPerComponent }: Question,
): Promise<ChangeExplanation> {
  const question: ChangeQuestion = { fromRunId: from.runId, toRunId: to.runId, filter, viewer };
  const prepare = [
    ...prepareKnownFacts([...new Set([from.runId, to.runId])]),
    createChangedLeaves(question),
    createLaterFactsOfEarlierCalendar(question),
    createKnownEntitlements(),
  ];
  const [[before], [after], moves, entitlements] = await readAtOnce(
    prisma,
    [{ prepare }],
    [
      prisma.$queryRaw<TotalRow[]>(selectKnownTotal(from.runId, question)),
      prisma.$queryRaw<TotalRow[]>(selectKnownTotal(to.runId, question)),
      prisma.$queryRaw<MoveRow[]>(selectMoves(question, leavesPerComponent)),
      prisma.$queryRaw<EntitlementChangeRow[]>(selectEntitlementChanges(question)),
    ],
  );
  const components = Object.values(ChangeKind).map((kind) => toComponent(kind, moves, question, leavesPerComponent));
  const explained = components.reduce((sum, { microDays }) => sum + microDays, 0);
  return {
    from: from.dataVersion,
    to: to.dataVersion,
    before: toTotal(before),
    after: toTotal(after),
    components: components.map(({ microDays, ...component }) => ({ ...component, leaveDays: toDays(microDays) })),
    entitlementChanges: entitlements.map(toEntitlementChange),
    residual: toDays((after?.microDays ?? 0) - (before?.microDays ?? 0) - explained),
  };
}

function toComponent(kind: ChangeKind, moves: readonly MoveRow[], { fromRunId, toRunId }: ChangeQuestion, leavesPerComponent: number) {
  const own = moves.filter((move) => move.kind === kind);
  const [first] = own;
  return {
    kind,
    microDays: first?.kindMicroDays ?? 0,
    leaveCount: first?.kindLeaveCount ?? 0,
    movedLeaves: first?.kindLeaves ?? 0,
    leaves: own
      .slice(0, leavesPerComponent)
      .map(({ leaveId, microDays }) => Object.assign(new ChangedLeave(), { leaveId, leaveDays: toDays(microDays), fromRunId, toRunId })),
  };
}

function toEntitlementChange({ fiscalYearStart, fiscalYearEnd, ...row }: EntitlementChangeRow): EntitlementChange {
  const difference = (row.entitlementAfter ?? 0) - (row.entitlementBefore ?? 0);
  return { ...row, fiscalYear: labelFiscalYear(fiscalYearStart, fiscalYearEnd), difference };
}

function toTotal(row: TotalRow | undefined): ChangeTotal {
  return { leaveDays: toDays(row?.microDays ?? 0), leaveCount: row?.leaveCount ?? 0, employeeCount: row?.employeeCount ?? 0 };
}

// Whole millionths add up exactly; only what is told becomes a fraction.
function toDays(microDays: number): number {
  return microDays / 1_000_000;
}
