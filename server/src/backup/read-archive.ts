import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { BackupError } from './backup-error';
import { ARCHIVE_FORMAT, MANIFEST_NAME, type Manifest, manifestSchema, TABLES_FOLDER } from './manifest';

/** A part of a table's COPY text. */
export interface TablePart {
  table: string;
  content: AsyncIterable<Buffer>;
}

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;
const TABLE_PART = new RegExp(`^${TABLES_FOLDER}/([^/]+)/\\d{6}\\.copy$`);

/**
 * Reads a whole archive and compares the checksum of every table.
 * @throws {BackupError} where the archive is damaged or of a newer format
 */
export async function verifyArchive(path: string): Promise<Manifest> {
  const found = new Map<string, { hash: ReturnType<typeof createHash>; bytes: number }>();
  const manifest = await readArchive(path, async ({ table, content }) => {
    const known = found.get(table) ?? { hash: createHash('sha256'), bytes: 0 };
    found.set(table, known);
    for await (const chunk of content) {
      known.hash.update(chunk);
      known.bytes += chunk.length;
    }
  }).catch((error: unknown) => Promise.reject(describe(path, error)));
  for (const { name, bytes, sha256 } of manifest.tables) {
    const { hash, bytes: foundBytes } = found.get(name) ?? { hash: createHash('sha256'), bytes: 0 };
    found.delete(name);
    if (foundBytes !== bytes || hash.digest('hex') !== sha256) throw damaged(path, `the table ${name} does not have its checksum`);
  }
  const [unknown] = found.keys();
  if (unknown !== undefined) throw damaged(path, `the table ${unknown} is not in its manifest`);
  return manifest;
}

/** Reads an archive from its beginning to its end. @returns the manifest */
export async function readArchive(path: string, take: (part: TablePart) => Promise<void>): Promise<Manifest> {
  const entries = extract();
  let manifest: Manifest | null = null;
  const decompressed = pipeline(createReadStream(path), createGunzip(), entries);
  decompressed.catch(() => undefined);
  try {
    for await (const entry of entries) {
      const { name } = entry.header;
      if (manifest !== null) throw damaged(path, 'something follows its manifest');
      const table = TABLE_PART.exec(name)?.[1];
      if (table !== undefined) await take({ table, content: entry as AsyncIterable<Buffer> });
      else if (name === MANIFEST_NAME) manifest = parseManifest(path, await readText(entry as AsyncIterable<Buffer>));
      else throw damaged(path, 'it holds a file that no backup has');
    }
    await decompressed;
  } finally {
    entries.destroy();
  }
  if (manifest === null) throw damaged(path, 'it ends before its manifest');
  return manifest;
}

async function readText(entry: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of entry) {
    bytes += chunk.length;
    if (bytes > MAX_MANIFEST_BYTES) throw new Error('its manifest is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseManifest(path: string, text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(path, 'its manifest is not JSON');
  }
  const { format } = json as { format?: unknown };
  if (typeof format === 'number' && format > ARCHIVE_FORMAT)
    throw new BackupError(`The archive ${path} has format ${format}, which a newer version of this program wrote. Update the program.`);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw damaged(path, 'its manifest is not complete');
  return parsed.data;
}

/** Any failure while an archive is only read is a fault of the archive. */
function describe(path: string, error: unknown): BackupError {
  if (error instanceof BackupError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (/^E[A-Z]+$/.test(code)) return new BackupError(`The archive ${path} cannot be read: ${code}`);
  return damaged(path, error instanceof Error ? error.message : String(error));
}

function damaged(path: string, reason: string): BackupError {
  return new BackupError(`The archive ${path} is damaged: ${reason}. Nothing was changed.`);
}
