import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Act, Actor } from '../audit/audit-entry';
import { insertAudit } from '../audit/insert-audit.sql';
import { moveDataVersion } from '../db/data-version.sql';
import { connectionSettings } from '../db/lost-connection';
import { RUN_LOCK } from '../db/run-lock';
import { isId } from '../domain/id-text';
import type { Parsed, RosterCalendar, WorkforceKind, WorkforceRow } from '../domain/workforce';
import type { WorkingWeek } from '../domain/working-calendar';
import { invalidInput, unavailable } from '../errors';
import type { Logger } from '../logger';
import { findConflicts, requireNoConflicts } from './conflicts';
import { parseCalendarFolder } from './parse-calendar-folder';
import { parseCalendars } from './parse-calendars';
import { parseWorkforce } from './parse-workforce';
import { type CalendarsChange, FILE_WORDS, logResult, type ReceiveResult, type RevisionChange } from './receive-result';
import {
  countChangedPeople,
  deleteRefused,
  insertDecision,
  insertRevision,
  insertRows,
  insertRun,
  type LastFile,
  type NewRevision,
  readCalendarsOf,
  readInForce,
  readLastFile,
  readRevision,
  type StoredRevision,
  setReplaced,
  setStatus,
} from './revisions.sql';

/** A watched file that changes more than this share of the people waits for a confirmation. */
const MAX_CHANGED_SHARE = 0.2;
const LOCK_MILLISECONDS = 30_000;

/** A file, or every file of a folder. */
export interface FileContent {
  name: string;
  bytes: Buffer;
}

/** Takes in the workforce file and the calendars file. What is in force lives in PostgreSQL; each change is a data version. */
export interface WorkforceFiles {
  /**
   * A watched file: holds immediately, or waits where it changes more than a fifth of the people. A refused one is kept with its problems.
   */
  receiveFile(kind: WorkforceKind, fileName: string, contents: readonly FileContent[], by?: string): Promise<ReceiveResult>;
  /** An upload: waits for a confirmation. A refused one is not kept. Leaves an audit row in any case. */
  receiveUpload(kind: WorkforceKind, content: FileContent, actor: Actor): Promise<ReceiveResult>;
  /** Leaves an audit row. @throws {AppError} BAD_USER_INPUT where no such revision waits, or where it cannot hold any more. */
  confirm(revisionId: string, actor: Actor): Promise<void>;
  /** Leaves an audit row. @throws {AppError} BAD_USER_INPUT where no such revision waits. */
  discard(revisionId: string, actor: Actor): Promise<void>;
  /**
   * Goes back to what was in force before anything that `by` brought, if that is in force.
   * @throws {AppError} BAD_USER_INPUT where the other file in force needs it.
   */
  withdraw(kind: WorkforceKind, by: string): Promise<void>;
  /** Goes back to the revision before. Leaves an audit row. @throws {AppError} BAD_USER_INPUT where none is in force. */
  undo(kind: WorkforceKind, actor: Actor): Promise<void>;
}

interface Options {
  databaseUrl: string;
  sourceTimeZone: string;
  /** Of the default calendar. */
  workingWeeks: readonly WorkingWeek[];
  logger: Logger;
  /** Returns what an employee number is stored as: erased people keep no number of their own. Left out: nobody was erased. */
  readErased?: (client: pg.ClientBase) => Promise<(employeeId: string) => string>;
}

export function createWorkforceFiles({ databaseUrl, sourceTimeZone, workingWeeks, logger, readErased }: Options): WorkforceFiles {
  function parse(kind: WorkforceKind, contents: readonly FileContent[]): Parsed<WorkforceRow[] | RosterCalendar[]> {
    if (kind === 'WORKFORCE') return parseWorkforce(contents[0]?.bytes ?? Buffer.alloc(0));
    const isFolder = contents.length !== 1 || /\.ics$/i.test(contents[0]?.name ?? '');
    return isFolder
      ? parseCalendarFolder(contents, { workingWeeks, timeZone: sourceTimeZone })
      : parseCalendars(contents[0]?.bytes ?? Buffer.alloc(0), workingWeeks);
  }

  /** Under the lock of the runs and in one transaction. */
  async function inTransaction<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({
      ...connectionSettings(),
      connectionString: databaseUrl,
      connectionTimeoutMillis: 10_000,
      application_name: 'leave-analytics workforce',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set lock_timeout = ${LOCK_MILLISECONDS}`);
      await client.query(`select pg_advisory_lock(${RUN_LOCK})`);
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)
        throw unavailable('An ingest run is under way and takes long.', LOCK_MILLISECONDS / 1000);
      throw error;
    } finally {
      // Ends the transaction and the lock, too.
      await client.end().catch(() => undefined);
    }
  }

  async function receive(
    client: pg.Client,
    revision: NewRevision,
    parsed: Parsed<WorkforceRow[] | RosterCalendar[]>,
  ): Promise<ReceiveResult & { change?: RevisionChange }> {
    const problems = parsed.problems ?? (await findConflicts(client, revision.kind, parsed.content));
    if (problems.length > 0) {
      if (revision.origin === 'FILE') await insertRevision(client, revision, { status: 'REFUSED', problems, calendars: null });
      return { outcome: 'REFUSED', problems };
    }
    const isWorkforce = revision.kind === 'WORKFORCE';
    const calendars = isWorkforce ? null : (parsed.content as RosterCalendar[]);
    const revisionId = await insertRevision(client, revision, { status: 'PENDING', problems: [], calendars });
    if (isWorkforce) await insertRows(client, revisionId, await withoutErased(client, parsed.content as WorkforceRow[]));
    const inForceId = await readInForce(client, revision.kind);
    const change = isWorkforce
      ? await countChangedPeople(client, inForceId, revisionId)
      : await countChangedCalendars(client, inForceId, revisionId);
    if (inForceId !== null && change.changed === 0) {
      await setStatus(client, revisionId, 'UNCHANGED');
      return { outcome: 'UNCHANGED', revisionId };
    }
    // Without anything in force there is nothing that a wrong file could spoil.
    const isSmall = inForceId === null || !('people' in change) || change.changed <= change.people * MAX_CHANGED_SHARE;
    if (revision.origin === 'UPLOAD' || !isSmall) return { outcome: 'PENDING', revisionId, change };
    await accept(client, revision.kind, revisionId, revision.receivedBy);
    return { outcome: 'ACCEPTED', revisionId, change };
  }

  /** Of two rows that an erased person had under two numbers and that begin on one date, the first is kept. */
  async function withoutErased(client: pg.ClientBase, rows: readonly WorkforceRow[]): Promise<WorkforceRow[]> {
    const nameOf = readErased ? await readErased(client) : (employeeId: string) => employeeId;
    const named = rows.map((row) => ({ ...row, employeeId: nameOf(row.employeeId) }));
    return [...new Map(named.toReversed().map((row) => [JSON.stringify([row.employeeId, row.validFrom]), row])).values()].toReversed();
  }

  return {
    async receiveFile(kind, fileName, contents, by = 'file') {
      const fileHash = hashOf(contents);
      // What was refused is judged again: the calendars that it names may be there by now.
      const isKnown = (last: LastFile | null) => last?.fileHash === fileHash && last.status !== 'REFUSED';
      if (isKnown(await inTransaction((client) => readLastFile(client, kind)))) return { outcome: 'KNOWN' };
      // No run waits while a file is parsed.
      const parsed = parse(kind, contents);
      const result = await inTransaction(async (client) => {
        const last = await readLastFile(client, kind);
        if (isKnown(last)) return { outcome: 'KNOWN' } as const;
        if (last?.fileHash === fileHash) await deleteRefused(client, last.id);
        return receive(client, { kind, origin: 'FILE', fileName, fileHash, receivedBy: by }, parsed);
      });
      logResult(logger, kind, fileName, result);
      return result;
    },
    async receiveUpload(kind, content, actor) {
      const fileName = content.name;
      const parsed = parse(kind, [content]);
      const revision: NewRevision = { kind, origin: 'UPLOAD', fileName, fileHash: hashOf([content]), receivedBy: actor.name };
      return inTransaction(async (client) => {
        const result = await receive(client, revision, parsed);
        await noteChange(client, actor, null, { act: 'UPLOAD', kind, fileName, outcome: result.outcome });
        return result;
      });
    },
    confirm: (revisionId, actor) =>
      inTransaction(async (client) => {
        const { kind } = await requirePending(client, revisionId);
        await requireNoConflicts(client, kind, revisionId);
        await accept(client, kind, revisionId, actor.name);
        await noteChange(client, actor, 1, { act: 'CONFIRM', revisionId });
      }),
    discard: (revisionId, actor) =>
      inTransaction(async (client) => {
        await requirePending(client, revisionId);
        await setStatus(client, revisionId, 'DISCARDED');
        await noteChange(client, actor, 1, { act: 'DISCARD', revisionId });
      }),
    withdraw: (kind, by) =>
      inTransaction(async (client) => {
        let inForce = await readRevisionInForce(client, kind);
        while (inForce?.receivedBy === by) {
          await undoRevision(client, inForce, by);
          inForce = await readRevisionInForce(client, kind);
        }
      }),
    undo: (kind, actor) =>
      inTransaction(async (client) => {
        const inForce = await readRevisionInForce(client, kind);
        if (!inForce) throw invalidInput(`No ${FILE_WORDS[kind]} is in force.`);
        await undoRevision(client, inForce, actor.name);
        await noteChange(client, actor, 1, { act: 'UNDO', kind });
      }),
  };
}

/** What a person did is in the audit, in the transaction of the change; what a watched file did is not. */
function noteChange(client: pg.ClientBase, actor: Actor, rowCount: Act['rowCount'], detail: NonNullable<Act['detail']>): Promise<void> {
  return insertAudit(client, actor, { action: 'CHANGE_WORKFORCE', rowCount, detail });
}

async function readRevisionInForce(client: pg.ClientBase, kind: WorkforceKind): Promise<StoredRevision | null> {
  const id = await readInForce(client, kind);
  return id === null ? null : readRevision(client, id);
}

const LOCK_NOT_AVAILABLE = '55P03';

async function accept(client: pg.ClientBase, kind: WorkforceKind, revisionId: string, by: string): Promise<void> {
  await setReplaced(client, revisionId, await readInForce(client, kind));
  await setStatus(client, revisionId, 'ACCEPTED');
  await decide(client, { kind, action: 'ACCEPT', revisionId, inForceRevisionId: revisionId, by });
}

async function undoRevision(client: pg.ClientBase, { kind, id, replacesRevisionId }: StoredRevision, by: string): Promise<void> {
  await requireNoConflicts(client, kind, replacesRevisionId);
  await decide(client, { kind, action: 'UNDO', revisionId: id, inForceRevisionId: replacesRevisionId, by });
}

async function decide(
  client: pg.ClientBase,
  decision: { kind: WorkforceKind; action: 'ACCEPT' | 'UNDO'; revisionId: string; inForceRevisionId: string | null; by: string },
): Promise<void> {
  const runId = await insertRun(client, decision.by);
  const dataVersion = await moveDataVersion(client, runId);
  await insertDecision(client, { ...decision, runId, dataVersion });
}

async function requirePending(client: pg.ClientBase, revisionId: string): Promise<StoredRevision> {
  const revision = isId(revisionId) ? await readRevision(client, revisionId) : null;
  if (!revision) throw invalidInput('There is no revision with this id.');
  if (revision.status !== 'PENDING') throw invalidInput(`This revision does not wait for a confirmation: it is ${revision.status}.`);
  return revision;
}

/** How many calendars two revisions have differently, of how many in either. */
async function countChangedCalendars(client: pg.ClientBase, fromId: string | null, toId: string): Promise<CalendarsChange> {
  const [before, after] = [await readCalendarsOf(client, fromId), await readCalendarsOf(client, toId)];
  const textOf = (calendars: readonly RosterCalendar[]) => new Map(calendars.map((calendar) => [calendar.name, JSON.stringify(calendar)]));
  const [old, own] = [textOf(before), textOf(after)];
  const names = [...new Set([...old.keys(), ...own.keys()])];
  return { changed: names.filter((name) => old.get(name) !== own.get(name)).length, calendars: names.length };
}

function hashOf(contents: readonly FileContent[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of contents) {
    if (contents.length > 1) hash.update(`${name}\0${bytes.length}\0`);
    hash.update(bytes);
  }
  return hash.digest('hex');
}
