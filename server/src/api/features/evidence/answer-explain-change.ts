import { leaveOf } from '../../../mart/leave-source';
import { answerBy } from '../../../mart/question';
import { selectLeave } from '../../../mart/select/select-leave';
import { compareEntitlements } from './compare-entitlements';
import { EXPLAIN_CHANGE, type ExplainChangeAnswer } from './explain-change.question';
import { listComponents } from './list-components';

/** The totals are counted on their own, so that a caller can hold the causes to them. */
export const answerExplainChange = answerBy(EXPLAIN_CHANGE, ({ state, known, throwIfCancelled }, question): ExplainChangeAnswer => {
  const [from, to] = known;
  if (!from || !to) throw new Error('A change is explained between two states');
  const { condition, scope } = question;
  const total = (side: typeof from) => selectLeave(leaveOf(side), { condition, scope, team: state }, throwIfCancelled).total;
  return {
    before: total(from),
    after: total(to),
    components: listComponents({ from, to, team: state, ...question, throwIfCancelled }),
    entitlements: compareEntitlements(from, to, condition),
  };
});
