import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WorkforceKind } from '../domain/workforce';
import { createLogger } from '../logger';
import type { ReceiveResult } from './receive-result';
import { type FileWatch, watchFiles } from './watch-files';
import type { FileContent, WorkforceFiles } from './workforce-files';

vi.setConfig({ testTimeout: 30_000 });
const PACE = { lookMilliseconds: 10, stillMilliseconds: 300, retryMilliseconds: 20 };

interface Read {
  kind: WorkforceKind;
  text: string;
  at: number;
}

let folder: string;
let reads: Read[];
let warnings: string[];
const logger = createLogger('warn', { write: (line) => void warnings.push(line) });
let watch: FileWatch | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-watch-'));
  reads = [];
  warnings = [];
});
afterEach(async () => {
  await watch?.stop();
  await rm(folder, { recursive: true, force: true });
});

function startWatch(paths: Record<WorkforceKind, string | null>, answer: (read: Read) => ReceiveResult): void {
  const receiveFile = async (kind: WorkforceKind, _: string, contents: readonly FileContent[]) => {
    const read = { kind, text: contents.map(({ name, bytes }) => `${name}: ${bytes}`).join(), at: performance.now() };
    reads.push(read);
    return answer(read);
  };
  watch = watchFiles({ files: { receiveFile } as unknown as WorkforceFiles, paths, logger, pace: PACE });
  watch.start();
}
const unchanged = (): ReceiveResult => ({ outcome: 'UNCHANGED', revisionId: '1' });
const textsOf = () => reads.map(({ kind, text }) => `${kind} ${text}`);

test('a file that is written to is read once, when it has been still for long enough, and again when it changes', async () => {
  const path = join(folder, 'people.csv');
  await writeFile(path, 'first');
  startWatch({ WORKFORCE: path, CALENDARS: null }, unchanged);
  await expect.poll(textsOf, { timeout: 10_000 }).toEqual(['WORKFORCE people.csv: first']);
  let lastWritten = 0;
  for (let piece = 0; piece < 20; piece++) {
    lastWritten = performance.now();
    await writeFile(path, `second, piece ${piece}`);
    await delay(20);
  }
  await expect.poll(textsOf, { timeout: 10_000 }).toHaveLength(2);
  expect(textsOf().at(-1)).toBe('WORKFORCE people.csv: second, piece 19');
  // The clock of files may be a little behind.
  expect((reads.at(-1)?.at ?? 0) - lastWritten).toBeGreaterThan(PACE.stillMilliseconds - 50);
});

test('calendars are read first, those of a folder together, and what named them is judged again once they hold', async () => {
  const [people, calendars] = [join(folder, 'people.csv'), join(folder, 'calendars')];
  await mkdir(calendars);
  await Promise.all([writeFile(people, 'a'), writeFile(join(calendars, 'b.ics'), 'b'), writeFile(join(calendars, 'a.ics'), 'a')]);
  await writeFile(join(calendars, 'notes.txt'), 'no calendar');
  // Of one age, so that they are still from the same moment on.
  const written = new Date();
  await Promise.all([people, join(calendars, 'a.ics'), join(calendars, 'b.ics')].map((path) => utimes(path, written, written)));
  startWatch({ WORKFORCE: people, CALENDARS: calendars }, ({ kind }) =>
    kind === 'CALENDARS' ? { outcome: 'ACCEPTED', revisionId: '1' } : { outcome: 'REFUSED', problems: [] },
  );
  await expect.poll(textsOf, { timeout: 10_000 }).toEqual(['CALENDARS a.ics: a,b.ics: b', 'WORKFORCE people.csv: a']);
  await writeFile(join(calendars, 'c.ics'), 'c');
  await expect.poll(textsOf, { timeout: 10_000 }).toHaveLength(4);
  expect(textsOf().slice(2)).toEqual(['CALENDARS a.ics: a,b.ics: b,c.ics: c', 'WORKFORCE people.csv: a']);
});

test('no failure ends the watch: a file that is not there yet, and a database that is away', async () => {
  const path = join(folder, 'people.csv');
  let failures = 3;
  startWatch({ WORKFORCE: path, CALENDARS: null }, () => {
    if (failures-- > 0) throw new Error('The database is away');
    return unchanged();
  });
  await delay(100);
  await writeFile(path, 'there');
  await expect.poll(textsOf, { timeout: 10_000 }).toHaveLength(4);
  expect(new Set(textsOf())).toEqual(new Set(['WORKFORCE people.csv: there']));
});

test('what keeps a file from being taken in is logged once, and again when something else does or after a success', async () => {
  const path = join(folder, 'people.csv');
  let isAway = true;
  startWatch({ WORKFORCE: path, CALENDARS: null }, () => {
    if (isAway) throw new Error('The database is away');
    return unchanged();
  });
  await expect.poll(() => warnings.length).toBe(1);
  // Many looks.
  await delay(200);
  expect(warnings.map((line) => JSON.parse(line).err.message)).toEqual([expect.stringContaining('ENOENT')]);
  await writeFile(path, 'there');
  await expect.poll(() => reads.length, { timeout: 10_000 }).toBeGreaterThan(3);
  expect(warnings.slice(1).map((line) => JSON.parse(line).err.message)).toEqual(['The database is away']);
  isAway = false;
  const readBefore = reads.length;
  await expect.poll(() => reads.length, { timeout: 10_000 }).toBeGreaterThan(readBefore);
  await rm(path);
  await expect.poll(() => warnings.length, { timeout: 10_000 }).toBe(3);
});
