// Columns live in shared memory: every worker thread reads the same bytes, and passing a state to a thread copies nothing.

export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** Texts as UTF-8 in one block: text i is the bytes from `offsets[i]` up to `offsets[i + 1]`. */
export interface TextColumn {
  bytes: Uint8Array;
  offsets: Int32Array;
}

export function packTexts(texts: readonly string[]): TextColumn {
  const offsets = sharedInt32(texts.length + 1);
  let size = 0;
  for (const [at, text] of texts.entries()) {
    size += Buffer.byteLength(text);
    offsets[at + 1] = size;
  }
  const bytes = sharedUint8(size);
  const target = Buffer.from(bytes.buffer);
  for (const [at, text] of texts.entries()) target.write(text, offsets[at] as number);
  return { bytes, offsets };
}

export function textAt({ bytes, offsets }: TextColumn, at: number): string {
  const start = offsets[at] as number;
  const end = offsets[at + 1] as number;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
