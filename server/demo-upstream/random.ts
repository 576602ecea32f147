/** A number in [0, 1) for one purpose; the same purpose always gets the same number, in any order of calls. */
export type Draw = (purpose: number) => number;

/** 32 bits out of three numbers, of which each bit matters (the finaliser of MurmurHash3, public domain, after each). */
export function hash(a: number, b: number, c = 0): number {
  return mix(mix(mix(a ^ 0x9e3779b9) + b) + c) >>> 0;
}

/** Draws by counter: nothing is remembered, so record i costs the same whether or not record i - 1 was requested. */
export function createDraw(key: number): Draw {
  return (purpose) => (mix(key + Math.imul(purpose + 1, 0x9e3779b9)) >>> 0) / 0x1_0000_0000;
}

/** The element of `list` that `u`, in [0, 1), falls on. */
export function pick<T>(list: readonly T[], u: number): T {
  const element = list[Math.floor(u * list.length)];
  if (element === undefined) throw new RangeError('Nothing to pick from');
  return element;
}

/** The element that `u`, in [0, 1), falls on where each is as wide as its weight. */
export function pickWeighted<T extends { weight: number }>(list: readonly T[], u: number): T {
  let left = u * list.reduce((sum, { weight }) => sum + weight, 0);
  for (const element of list) {
    left -= element.weight;
    if (left < 0) return element;
  }
  return pick(list, 0.999999);
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
