import { hasAllowance } from '../../leave-charts/bullet';
import classes from './balances.module.css';
import type { Balance } from './balances-query';
import { toFigures } from './to-figures';
import { balancesWords } from './words';

const say = balancesWords;

/** Words that say how far a figure can be relied on. */
export type MarkedWord = 'unknown' | 'assumed' | 'projected' | 'overdrawn' | 'unobserved';
const WORDS: readonly MarkedWord[] = ['unknown', 'assumed', 'projected', 'overdrawn', 'unobserved'];

const IS_SAID: Record<MarkedWord, (balance: Balance) => boolean> = {
  unknown: ({ carriedIn }) => carriedIn === null,
  assumed: ({ isEntitlementAssumed, entitlement }) => isEntitlementAssumed && entitlement !== null,
  projected: ({ isCarriedInProjected }) => isCarriedInProjected,
  // Without an entitlement there is nothing to overdraw.
  overdrawn: (balance) => hasAllowance(toFigures(balance)) && balance.available !== null && balance.available < 0,
  unobserved: ({ isObserved }) => !isObserved,
};

/** Whether the word belongs beside the balance. */
export const isSaid = (word: MarkedWord, balance: Balance): boolean => IS_SAID[word](balance);

/** The words on the page, to be explained below it for those who do not hover. */
export const wordsToExplain = (rows: readonly Balance[]): MarkedWord[] => WORDS.filter((word) => rows.some((row) => isSaid(word, row)));

export function Marked({ word }: { word: MarkedWord }) {
  return (
    <span className={classes.marked} data-word={word} data-hint={say.hints[word]}>
      {say[word]}
    </span>
  );
}
