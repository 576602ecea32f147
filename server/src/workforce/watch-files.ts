import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkforceKind } from '../domain/workforce';
import type { Logger } from '../logger';
import type { FileContent, WorkforceFiles } from './workforce-files';

/**
 * How often files are looked at, for how long one has to be still (one that is written to changes within this time), and when to try again.
 */
const PACE = { lookMilliseconds: 500, stillMilliseconds: 2_000, retryMilliseconds: 5_000 };

export interface FileWatch {
  start(): void;
  stop(): Promise<void>;
}

interface Options {
  files: WorkforceFiles;
  /** Calendars first: the workforce file names them. Null: not configured. */
  paths: Readonly<Record<WorkforceKind, string | null>>;
  logger: Logger;
  /** Left out: two seconds still. */
  pace?: typeof PACE;
}

/** Reads each file whenever it has changed and been still for two seconds. No failure ends it. */
export function watchFiles({ files, paths, logger, pace = PACE }: Options): FileWatch {
  const stopping = new AbortController();
  const watched = (['CALENDARS', 'WORKFORCE'] as const).flatMap((kind) => {
    const path = paths[kind];
    return path === null ? [] : [createWatched(kind, path, pace.stillMilliseconds)];
  });
  let loop: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let pause = pace.lookMilliseconds;
      // One moment for both: of two files of one age the second is not still sooner than the first.
      const now = Date.now();
      for (const file of watched) {
        try {
          const contents = await file.readStill(now);
          if (!contents) continue;
          const { outcome } = await files.receiveFile(file.kind, basename(file.path), contents);
          file.noteRead();
          // Another file may have been refused because of what this one said before.
          if (outcome === 'ACCEPTED') for (const other of watched) if (other !== file) other.readAgain();
        } catch (error) {
          if (file.isNews(error))
            logger.warn({ err: error, path: file.path }, 'A file of people or calendars cannot be taken in; what held before goes on');
          pause = pace.retryMilliseconds;
        }
      }
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    start() {
      if (watched.length > 0) loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

/** One file, or a folder of `.ics` files. */
function createWatched(kind: WorkforceKind, path: string, stillMilliseconds: number) {
  let seen: { signature: string; at: number } | null = null;
  let readSignature: string | null = null;
  let lastProblem: string | null = null;
  return {
    kind,
    path,
    /** The content, where it changed since it was read and is still at a moment; null: there is nothing to read. */
    async readStill(now: number): Promise<FileContent[] | null> {
      const { signature, changedAt } = await describe(path);
      if (signature === readSignature) {
        lastProblem = null;
        return null;
      }
      if (seen?.signature !== signature) {
        // What was there before the start is still when its own time says so.
        seen = { signature, at: seen === null ? changedAt : now };
      }
      if (now - seen.at < stillMilliseconds) return null;
      return readContents(path);
    },
    /** Whether this is another problem than the last one, or the file changed since: it is tried again every few seconds. */
    isNews(error: unknown): boolean {
      const problem = `${seen?.signature} ${error instanceof Error ? error.message : error}`;
      const isNews = problem !== lastProblem;
      lastProblem = problem;
      return isNews;
    },
    noteRead(): void {
      readSignature = seen?.signature ?? null;
      lastProblem = null;
    },
    readAgain(): void {
      readSignature = null;
    },
  };
}

async function describe(path: string): Promise<{ signature: string; changedAt: number }> {
  const stats = await Promise.all((await listFiles(path)).map(async (file) => ({ file, ...(await stat(file)) })));
  return {
    signature: JSON.stringify(stats.map(({ file, size, mtimeMs, ino }) => [file, size, mtimeMs, ino])),
    changedAt: Math.max(0, ...stats.map(({ mtimeMs }) => mtimeMs)),
  };
}

async function readContents(path: string): Promise<FileContent[]> {
  return Promise.all((await listFiles(path)).map(async (file) => ({ name: basename(file), bytes: await readFile(file) })));
}

async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.ics')).toSorted();
  return names.map((name) => join(path, name));
}
