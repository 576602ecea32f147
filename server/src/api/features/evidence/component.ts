import { NO_DAY } from '../../../mart/select/select-leave';
import type { ChangeKind } from './change-kind';
import type { ComponentAnswer } from './explain-change.question';

/** Adds up the effect of one cause, and keeps the leaves with the largest changes. */
export interface Component {
  answer: ComponentAnswer;
  /** Millionths of a day of a leaf under the condition without the cause and with it; NO_DAY: it is not under it. */
  add(leafId: number, before: number, after: number): void;
}

export function createComponent(kind: ChangeKind, mostLeaves: number): Component {
  const answer: ComponentAnswer = { kind, micro: 0, leaveCount: 0, movedLeaves: 0, leaves: [] };
  const top: { leafId: number; micro: number }[] = [];

  function keep(leafId: number, micro: number): void {
    const comesBefore = (other: (typeof top)[number]) =>
      Math.abs(micro) > Math.abs(other.micro) || (Math.abs(micro) === Math.abs(other.micro) && leafId < other.leafId);
    const last = top.at(-1);
    if (mostLeaves === 0 || (top.length === mostLeaves && last && !comesBefore(last))) return;
    const place = top.findIndex(comesBefore);
    top.splice(place < 0 ? top.length : place, 0, { leafId, micro });
    if (top.length > mostLeaves) top.pop();
  }

  return {
    get answer() {
      return { ...answer, leaves: top.map(({ leafId, micro }) => ({ id: String(leafId), micro })) };
    },
    add(leafId, before, after) {
      if (before === after) return;
      const micro = Math.max(after, 0) - Math.max(before, 0);
      answer.micro += micro;
      answer.leaveCount += Number(after !== NO_DAY) - Number(before !== NO_DAY);
      answer.movedLeaves++;
      keep(leafId, micro);
    },
  };
}
