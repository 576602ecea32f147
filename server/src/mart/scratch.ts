/**
 * Large arrays that live as long as one question. Asking with a new filter needs a few arrays as long as the list of leaves: allocated each
 * time they cost more in page faults and garbage than the counting, and a million leaves took the server to 2.5 GB. A thread answers one
 * question at a time and takes the arrays of the one before. Outside of `withScratch`, arrays are plain ones.
 */

/** Smaller arrays are cheap to make. */
const MIN_BYTES = 65_536;
/** What a thread keeps between questions; the rest goes. */
const MAX_FREE_BYTES = 48_000_000;
/** Sizes are rounded up to eighths of a power of two, so that arrays of similar questions fit each other. */
const STEPS = 8;

/** Of the question in progress; null: none is. */
let used: Set<ArrayBufferLike> | null = null;
/** By size; of one size, the last one given back first. */
const free = new Map<number, ArrayBufferLike[]>();

/** Runs a question. When it ends, all its arrays are free for the next one but those that were kept. */
export function withScratch<Answer>(answer: () => Answer): Answer {
  used = new Set();
  try {
    return answer();
  } finally {
    for (const buffer of used) giveBack(buffer);
    used = null;
    dropSurplus();
  }
}

/** All 0. */
export function scratchInt32(length: number): Int32Array {
  return new Int32Array(take(length * Int32Array.BYTES_PER_ELEMENT), 0, length).fill(0);
}

/** Holds anything: for arrays whose elements are all written before they are read. */
export function unsetInt32(length: number): Int32Array {
  return new Int32Array(take(length * Int32Array.BYTES_PER_ELEMENT), 0, length);
}

/** Holds anything: for arrays whose elements are all written before they are read. */
export function unsetFloat64(length: number): Float64Array {
  return new Float64Array(take(length * Float64Array.BYTES_PER_ELEMENT), 0, length);
}

/** All 0. */
export function scratchFloat64(length: number): Float64Array {
  return new Float64Array(take(length * Float64Array.BYTES_PER_ELEMENT), 0, length).fill(0);
}

/** All 0. */
export function scratchUint8(length: number): Uint8Array {
  return new Uint8Array(take(length), 0, length).fill(0);
}

/** Holds anything: for arrays whose elements are all written before they are read. */
export function unsetUint8(length: number): Uint8Array {
  return new Uint8Array(take(length), 0, length);
}

/** Keeps an array beyond the question, until it is released. */
export function keepScratch({ buffer }: { buffer: ArrayBufferLike }): void {
  used?.delete(buffer);
}

/** Returns a kept array to the pool. The question in progress may still read it. */
export function releaseScratch({ buffer }: { buffer: ArrayBufferLike }): void {
  if (buffer.byteLength >= MIN_BYTES) used?.add(buffer);
}

function take(bytes: number): ArrayBufferLike {
  if (!used || bytes < MIN_BYTES) return new ArrayBuffer(bytes);
  const step = 2 ** Math.floor(Math.log2(bytes)) / STEPS;
  const size = Math.ceil(bytes / step) * step;
  const buffer = free.get(size)?.pop() ?? new ArrayBuffer(size);
  used.add(buffer);
  return buffer;
}

function giveBack(buffer: ArrayBufferLike): void {
  const alike = free.get(buffer.byteLength);
  if (alike) alike.push(buffer);
  else free.set(buffer.byteLength, [buffer]);
}

function dropSurplus(): void {
  let bytes = 0;
  for (const [size, alike] of free) {
    const kept = Math.max(0, Math.min(alike.length, Math.floor((MAX_FREE_BYTES - bytes) / size)));
    alike.length = kept;
    bytes += kept * size;
    if (kept === 0) free.delete(size);
  }
}
