/** One line of the table of `npm run load-test`. */
export interface LoadFigure {
  what: string;
  measured: number;
  /** The target of docs/performance.md: at most this. Left out: there is none. */
  target?: number;
}

/** Prints all figures as one table. A target is met by at most the number that is stated. */
export function printFigures(figures: readonly LoadFigure[]): void {
  console.table(
    Object.fromEntries(
      figures.map(({ what, measured, target }) => [
        what,
        target === undefined ? { measured } : { measured, target: `≤ ${target}`, met: measured <= target ? 'yes' : 'no' },
      ]),
    ),
  );
}
