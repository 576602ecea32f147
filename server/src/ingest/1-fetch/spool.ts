import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IngestError } from '../ingest-error';
import type { ByteRange } from './page-scanner';

/** Bytes on disk that can be read again: memory does not grow with the size of a page. */
export interface Spool {
  /** Bytes that it holds. */
  readonly size: number;
  append(chunk: Uint8Array): Promise<void>;
  /** Drops everything from a position on. */
  truncate(size: number): void;
  read(start: number, end: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Creates a temporary file and unlinks it: it holds personal data and disappears with the process, even after kill -9. */
export async function createSpool(): Promise<Spool> {
  const path = join(tmpdir(), `leave-spool-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  let size = 0;
  return {
    get size() {
      return size;
    },
    async append(chunk) {
      await file.write(chunk, 0, chunk.byteLength, size);
      size += chunk.byteLength;
    },
    truncate(to) {
      size = to;
    },
    read: (start, end) => readFully(file, start, end),
    close: () => file.close(),
  };
}

/**
 * Opens an existing file for reading.
 * @throws {IngestError} CONFIG where the path is not a readable file
 */
export async function openSpool(path: string): Promise<Spool> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new IngestError('CONFIG', `The snapshot file ${path} cannot be read: ${error.code ?? error.message}`);
  });
  const stats = await file.stat();
  if (!stats.isFile()) {
    await file.close();
    throw new IngestError('CONFIG', `The snapshot file ${path} is ${stats.isDirectory() ? 'a folder' : 'not a regular file'}`);
  }
  const { size } = stats;
  const readOnly = () => {
    throw new Error('A snapshot file is only read');
  };
  return { size, append: readOnly, truncate: readOnly, read: (start, end) => readFully(file, start, end), close: () => file.close() };
}

async function readFully(file: Awaited<ReturnType<typeof open>>, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(end - start);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled);
    if (bytesRead === 0) throw new Error('The spool is shorter than it was');
    filled += bytesRead;
  }
  return buffer;
}

/** Yields one range after the other, and reads each while the caller works on the one before. */
export async function* readAhead(spool: Spool, ranges: Iterable<ByteRange>): AsyncIterable<Buffer> {
  let next: Promise<Buffer> | null = null;
  for (const { start, end } of ranges) {
    const current: Promise<Buffer> | null = next;
    next = spool.read(start, end);
    // Awaited later, or never where the reader stops early.
    next.catch(() => undefined);
    if (current) yield await current;
  }
  if (next) yield await next;
}

const CUT_BYTES = 1024 * 1024;

/** Cuts a range into parts of a megabyte. */
export function* cutRange({ start, end }: ByteRange): Iterable<ByteRange> {
  for (let at = start; at < end; at += CUT_BYTES) yield { start: at, end: Math.min(at + CUT_BYTES, end) };
}
