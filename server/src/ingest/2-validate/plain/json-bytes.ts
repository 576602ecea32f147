/** JSON as received, readable byte by byte and four bytes at a time: half of a record are keys, which are compared as words. */
export interface JsonBytes {
  bytes: Buffer;
  words: DataView;
}

/** Bytes to recognise. */
export interface Token {
  bytes: Buffer;
  /** The same as whole words; the rest of at most three bytes is left out. */
  words: Int32Array;
}

const WORD = 4;

export function viewJson(bytes: Buffer): JsonBytes {
  return { bytes, words: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

export function createToken(text: string): Token {
  const { bytes, words } = viewJson(Buffer.from(text));
  return { bytes, words: Int32Array.from({ length: Math.floor(bytes.length / WORD) }, (_, index) => words.getInt32(index * WORD)) };
}

export function isTokenAt(json: JsonBytes, start: number, token: Token): boolean {
  const { bytes, words } = token;
  if (start + bytes.length > json.bytes.length) return false;
  let at = start;
  for (let index = 0; index < words.length; index++, at += WORD) if (json.words.getInt32(at) !== words[index]) return false;
  for (let index = words.length * WORD; index < bytes.length; index++, at++) if (json.bytes[at] !== bytes[index]) return false;
  return true;
}

/** Copies bytes into `target` and returns the position after them. For a dozen bytes a loop is faster than Buffer.copy. */
export function copyBytes(json: JsonBytes, start: number, end: number, target: JsonBytes, position: number): number {
  let from = start;
  let to = position;
  for (; from + WORD <= end; from += WORD, to += WORD) target.words.setInt32(to, json.words.getInt32(from));
  for (; from < end; from++, to++) target.bytes[to] = json.bytes[from] as number;
  return to;
}
