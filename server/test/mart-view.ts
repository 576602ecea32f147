import type { MartView } from '../src/mart/question';
import type { MartState } from '../src/mart/state';

/** What an answerer reads a state through, where nothing was prepared and nobody cancels. */
export function viewOf(state: MartState, known: readonly MartState[] = []): MartView {
  return {
    state,
    known,
    prepared() {
      throw new Error('Nothing was prepared for this state');
    },
    throwIfCancelled: () => undefined,
  };
}
