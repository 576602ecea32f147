import { formatCount } from '../../../lib/format';
import { isEmptyPlan, type Plan } from './plan';
import type { CoverageAfter } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;

/** A plan and what it changes, in one sentence. @param after undefined: it is not computed, because it failed or not yet */
export function summarise(plan: Plan, after: CoverageAfter | undefined, hasFailed: boolean): string {
  if (isEmptyPlan(plan)) return say.asItIs;
  const { approveAll, approve, reject, tried } = plan;
  const some = (items: readonly unknown[], words: (text: string, count: number) => string) =>
    items.length === 0 ? [] : [words(formatCount(items.length), items.length)];
  const parts = say.plan([
    ...(approveAll ? [say.allApproved] : some(approve, say.approved)),
    ...some(reject, say.rejected),
    ...some(tried, say.tried),
  ]);
  if (!after) return `${parts}: ${hasFailed ? say.notComputed : say.loading}`;
  const dates = new Set(after.cells.map(({ date }) => date)).size;
  if (dates === 0) return `${parts}, ${say.noChange}`;
  const broken = new Set(after.breaks.map(({ date }) => date)).size;
  const rules = new Set(after.breaks.map(({ rule }) => rule.id)).size;
  const breaks = rules === 0 ? say.noBreaks : say.breaks(formatCount(rules), rules, formatCount(broken), broken);
  return `${parts}, ${say.changes(formatCount(dates), dates)}; ${breaks}`;
}
