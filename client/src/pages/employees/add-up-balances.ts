interface Balance {
  available: number | null;
}

/** Days available of all leave types together, overdrawn ones counting as negative. Null: no entitlement is known. */
export function addUpBalances(balances: readonly Balance[]): { available: number | null; overdrawn: boolean } {
  const known = balances.flatMap(({ available }) => (available === null ? [] : [available]));
  // Days have at most six decimals: the sum gets rid of what binary fractions add.
  const sum = Math.round(known.reduce((total, days) => total + days, 0) * 1e6) / 1e6;
  return { available: known.length === 0 ? null : sum, overdrawn: known.some((days) => days < 0) };
}
