/** Random numbers of one seed, always in the same order (mulberry32). */
export interface Random {
  /** In [0, 1). */
  next(): number;
  below(count: number): number;
  chance(share: number): boolean;
  pick<Choice>(choices: readonly Choice[]): Choice;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { next, below, chance: (share) => next() < share, pick: (choices) => choices[below(choices.length)] as never };
}
