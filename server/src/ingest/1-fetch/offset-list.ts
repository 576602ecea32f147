/** A growing list of byte positions, 4 bytes each: a million records have two positions each, 8 MB. */
export interface OffsetList {
  readonly length: number;
  push(offset: number): void;
  at(index: number): number;
}

export function createOffsetList(): OffsetList {
  let offsets = new Uint32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(offset) {
      if (length === offsets.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(offsets);
        offsets = larger;
      }
      offsets[length++] = offset;
    },
    at(index) {
      if (index >= length) throw new RangeError(`There are only ${length} offsets`);
      return offsets[index] as number;
    },
  };
}
