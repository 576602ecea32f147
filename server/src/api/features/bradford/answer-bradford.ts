import { toDays } from '../../../domain/micro-days';
import { compareText } from '../../../domain/text-order';
import { leaveOf } from '../../../mart/leave-source';
import { answerBy } from '../../../mart/question';
import { selectLeave } from '../../../mart/select/select-leave';
import { textAt } from '../../../mart/shared-columns';
import { spellsOf } from '../../../mart/spells';
import { BRADFORD, type BradfordAnswer } from './bradford.question';

/** Spells are formed over all approved leave of a person before the condition cuts. Equal factors follow the empIds. */
export const answerBradford = answerBy(BRADFORD, ({ state, throwIfCancelled }, { condition, scope, limit }): BradfordAnswer[] => {
  const { count, leaf, micro } = selectLeave(leaveOf(state), { condition, scope }, throwIfCancelled);
  const { person } = state.leaves;
  const spells = spellsOf(state);
  const scores: BradfordAnswer[] = [];
  for (let at = 0; at < count; ) {
    const owner = person[leaf[at]!]!;
    let [spellCount, sum, lastSpell] = [0, 0, -1];
    for (; at < count && person[leaf[at]!] === owner; at++) {
      const spell = spells[leaf[at]!]!;
      if (spell !== lastSpell) spellCount++;
      lastSpell = spell;
      sum += micro[at]!;
    }
    const factor = toDays(spellCount * spellCount * sum);
    scores.push({ employeeId: textAt(state.people.id, owner), spellCount, leaveDays: toDays(sum), factor });
  }
  return scores.sort((a, b) => b.factor - a.factor || compareText(a.employeeId, b.employeeId)).slice(0, limit);
});
