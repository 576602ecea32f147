import { toDays } from '../../../domain/micro-days';
import type { Counts } from '../../../mart/select/select-leave';
import type { KnownRun } from '../../shared/as-known/known-runs.sql';
import { type ChangeComponent, ChangedLeave, type ChangeExplanation, type ChangeTotal } from './change-explanation.types';
import type { ComponentAnswer, ExplainChangeAnswer } from './explain-change.question';
import { toEntitlementChange } from './to-entitlement-change';

/** The answer of the mart in the shape of the schema. */
export function buildChangeExplanation(from: KnownRun, to: KnownRun, answer: ExplainChangeAnswer): ChangeExplanation {
  const { before, after, components, entitlements } = answer;
  const explained = components.reduce((sum, { micro }) => sum + micro, 0);
  return {
    from: from.dataVersion,
    to: to.dataVersion,
    before: toTotal(before),
    after: toTotal(after),
    components: components.map((component) => toComponent(component, { fromRunId: from.runId, toRunId: to.runId })),
    entitlementChanges: entitlements.map(toEntitlementChange),
    residual: toDays(after.micro - before.micro - explained),
  };
}

function toTotal({ micro, leaves, people }: Counts): ChangeTotal {
  return { leaveDays: toDays(micro), leaveCount: leaves, employeeCount: people };
}

function toComponent({ micro, leaves, ...component }: ComponentAnswer, runs: Pick<ChangedLeave, 'fromRunId' | 'toRunId'>): ChangeComponent {
  return {
    ...component,
    leaveDays: toDays(micro),
    leaves: leaves.map(({ id, micro: moved }) => Object.assign(new ChangedLeave(), { leaveId: id, leaveDays: toDays(moved), ...runs })),
  };
}
