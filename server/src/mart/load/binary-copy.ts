import type { Readable } from 'node:stream';

// PostgreSQL's binary COPY format: a header, then for each row the number of fields and each field as a length and its bytes.

const HEADER_BYTES = 19;
const TRAILER = -1;
/** Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL counts from. */
const EPOCH_MICROSECONDS = 946_684_800_000_000;
const EPOCH_DAYS = 10_957;

/** Reads the fields of one row, in order. A missing value is NaN. */
export class RowReader {
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;

  begin(buffer: Buffer, at: number): void {
    this.buffer = buffer;
    this.at = at;
  }

  int4(): number {
    const length = this.buffer.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return Number.NaN;
    const value = this.buffer.readInt32BE(this.at);
    this.at += 4;
    return value;
  }

  /** Ids have at most 16 digits and are safe integers, so a float holds them exactly. */
  int8(): number {
    const length = this.buffer.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return Number.NaN;
    const value = this.buffer.readInt32BE(this.at) * 4_294_967_296 + this.buffer.readUInt32BE(this.at + 4);
    this.at += 8;
    return value;
  }

  text(): string {
    const length = this.buffer.readInt32BE(this.at);
    this.at += 4 + length;
    return this.buffer.toString('utf8', this.at - length, this.at);
  }

  /** Days since 1970-01-01. */
  date(): number {
    return this.int4() + EPOCH_DAYS;
  }

  /** Microseconds since 1970. */
  instant(): number {
    return this.int8() + EPOCH_MICROSECONDS;
  }
}

/** Calls `onRow` for each row of a binary COPY. */
export async function readBinaryCopy(stream: Readable, onRow: (row: RowReader) => void): Promise<void> {
  const reader = new RowReader();
  let rest: Buffer = Buffer.alloc(0);
  let hasHeader = false;
  for await (const chunk of stream) {
    const buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    let at = 0;
    if (!hasHeader) {
      if (buffer.length < HEADER_BYTES) {
        rest = buffer;
        continue;
      }
      hasHeader = true;
      at = HEADER_BYTES;
    }
    for (let end = endOfRow(buffer, at); end !== null; end = endOfRow(buffer, at)) {
      if (buffer.readInt16BE(at) === TRAILER) return;
      reader.begin(buffer, at + 2);
      onRow(reader);
      at = end;
    }
    rest = buffer.subarray(at);
  }
}

/** Where the row that begins at `at` ends; null: it is incomplete. */
function endOfRow(buffer: Buffer, at: number): number | null {
  if (at + 2 > buffer.length) return null;
  const fields = buffer.readInt16BE(at);
  let end = at + 2;
  for (let field = 0; field < fields; field++) {
    if (end + 4 > buffer.length) return null;
    end += 4 + Math.max(0, buffer.readInt32BE(end));
  }
  return end <= buffer.length ? end : null;
}
