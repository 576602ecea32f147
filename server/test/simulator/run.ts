import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { StartedRun } from '../../src/ingest/ingest-runner';
import { type ExpectedRun, type Model, takeIn } from './model';
import type { Random } from './random';
import type { SentSet } from './simulated-source';
import { Violation } from './violation';
import { type Process, SOURCE_TOKEN, type World } from './world';

interface RunRequest {
  trigger: 'POLLER' | 'API' | 'COMMAND';
  random: Random;
  dryRun?: boolean;
  isDue?: (client: pg.ClientBase) => Promise<boolean>;
  /** The other instance is asked for a run after this one has begun. */
  isAskedTwice?: boolean;
}

interface RunRow extends Record<keyof ExpectedRun['counts'], number> {
  id: string;
  status: string;
  error_class: string | null;
  complete: boolean;
  page_count: number;
  data_version: string | null;
}

/** Statements of a run between which a reader looks. */
const LOOKS = 2;

/** Makes a run, interrupted where that is armed, and checks everything that it left. */
export async function makeRun(world: World, request: RunRequest): Promise<void> {
  const { random, dryRun = false, isAskedTwice = false } = request;
  const { clock, source } = world;
  const process = random.pick(world.processes);
  const { instance } = process;
  const before = world.model;
  const startedAt = clock.now();
  const startedAtReal = performance.now();
  if (!isAskedTwice) {
    instance.crash = world.crash;
    world.crash = null;
  }
  instance.beginRun();
  source.beginRun();
  const looks = new Set(Array.from({ length: LOOKS }, () => 1 + random.below(60)));
  // A first load locks the tables of readers.
  if (before.records.size > 0)
    instance.beforeStatement = async () => {
      if (looks.has(instance.statementCount)) await checkUncommitted(world, before);
    };
  const ask = ({ runner }: Process) =>
    runner.start({ trigger: request.trigger, triggeredBy: 'simulator', dryRun, ...(request.isDue ? { isDue: request.isDue } : {}) });
  let isStarted = false;
  try {
    if (isAskedTwice) await askTwice(world, process, ask);
    else {
      const started = await ask(process);
      isStarted = true;
      await started.finished;
      if (started.isJoined) throw new Violation('A run that nobody else made was joined', { runId: started.runId, last: world.lastRunId });
    }
  } catch (error) {
    if (!instance.hasCrashed) throw error;
  } finally {
    instance.beforeStatement = null;
    instance.crash = null;
  }
  const { hasCrashed, isDead } = instance;
  if (hasCrashed) await untilBackendsAreGone(world, instance.brokenBackends);
  if (isDead) world.restart(process);
  await passTimeOfRun(world, clock.now() - startedAt);

  const row = await readLastRun(world);
  if (row && Number(row.id) !== world.lastRunId) {
    world.lastRunId = Number(row.id);
    notePoll(world, row, { dryRun, startedAt, startedAtReal });
    checkOutcome(world, row, { dryRun, hasCrashed, isLeftOpen: isDead || !isStarted });
  } else if (!hasCrashed) throw new Violation('A run that was asked for left no row', { row });
  await checkDatabase(world);
  if (world.logLines.some((line) => line.includes(SOURCE_TOKEN))) throw new Violation('The log holds the token of the source');
  world.logLines.length = 0;
}

/** The other instance is asked while the run waits for its source: it joins. */
async function askTwice(world: World, process: Process, ask: (of: Process) => Promise<StartedRun>): Promise<void> {
  const other = world.processes.find((one) => one !== process) ?? process;
  let open: () => void = () => undefined;
  world.source.gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  other.instance.beginRun();
  other.instance.isTimeless = true;
  try {
    const first = await ask(process);
    const second = await ask(other);
    open();
    await Promise.all([first.finished, second.finished]);
    if (!second.isJoined || second.runId !== first.runId)
      throw new Violation('Two instances that were asked at once made two runs', { first: first.runId, second: second.runId });
  } finally {
    open();
    world.source.gate = null;
    other.instance.isTimeless = false;
  }
}

/** The pauses of a run took no time of PostgreSQL's clock. What it noted at the end of the run is right as it is. */
async function passTimeOfRun({ observer }: World, milliseconds: number): Promise<void> {
  if (milliseconds === 0) return;
  await observer.query(
    `update ops.ingest_runs set started_at = started_at - i.passed, finished_at = finished_at - i.passed,
       retry_at = case when id = (select max(id) from ops.ingest_runs) then retry_at else retry_at - i.passed end
     from (select make_interval(secs => $1::float8) as passed) i`,
    [milliseconds / 1_000],
  );
}

/** What the run says of itself is what the model expects; the model goes on from there. */
function checkOutcome(
  world: World,
  row: RunRow,
  { dryRun, hasCrashed, isLeftOpen }: { dryRun: boolean; hasCrashed: boolean; isLeftOpen: boolean },
): void {
  const sent = world.source.readSent();
  const isAccepted = row.status === 'SUCCEEDED' || row.status === 'PARTIAL';
  const { after, expected } = expectRun(world.model, row, sent);
  if (hasCrashed && !isAccepted) {
    // Nothing was written: the model stays. The next run closes the row of a process that died, or that lost the id of the row.
    const allowed = isLeftOpen ? ['RUNNING', expected.status] : ['FAILED', expected.status];
    if (!allowed.includes(row.status)) throw new Violation(`An interrupted run ended as ${row.status}`, { row, expected });
    if (row.status === 'FAILED' && !['DATABASE', expected.errorClass].includes(row.error_class))
      throw new Violation(`A run whose connections broke has the class ${row.error_class}`, { row, expected });
    return;
  }
  const { id: _id, status, error_class: errorClass, complete, page_count: _pages, data_version: dataVersion, ...rest } = row;
  const counts = Object.fromEntries(Object.keys(expected.counts).map((name) => [name, rest[name as keyof typeof rest]]));
  const actual = { status, errorClass, complete, counts };
  if (!isDeepStrictEqual(actual, { ...expected }))
    throw new Violation('A run ended otherwise than it should', { actual, expected, sent: describe(sent) });
  if (dryRun || !isAccepted) return;
  if (dataVersion !== String(after.dataVersion))
    throw new Violation(`The data version is ${dataVersion} after a run that makes it ${after.dataVersion}`, {
      before: world.model.dataVersion,
    });
  world.model = after;
}

function expectRun(model: Model, row: RunRow, sent: SentSet): { after: Model; expected: ExpectedRun } {
  const isAccepted = row.status === 'SUCCEEDED' || row.status === 'PARTIAL';
  if (sent.failure !== null) {
    const counts = takeIn(model, [], { runId: 0, isWhole: false, dataIsNull: true }).expected.counts;
    return { after: model, expected: { status: 'FAILED', errorClass: sent.failure, counts, complete: false } };
  }
  const pages = (isAccepted ? sent.pages.slice(0, row.page_count) : sent.pages).map(({ entries }) => entries);
  if (sent.isHonest && isAccepted && pages.flat().length !== sent.throughout.length)
    throw new Violation(`Of ${sent.throughout.length} records of a steady source only ${pages.flat().length} were read`);
  const totals = new Set(sent.pages.slice(0, row.page_count).flatMap(({ announced }) => announced ?? []));
  if (totals.size > 1 && row.complete)
    throw new Violation('A set whose announced number changed counts as complete', { totals: [...totals] });
  // A set that moves may look whole or not; what is certain is said above.
  const isWhole = sent.isHonest || row.complete;
  return takeIn(model, pages, { runId: Number(row.id), isWhole, dataIsNull: sent.dataIsNull });
}

/** Before the commit a reader sees the whole state before the run. */
async function checkUncommitted({ reader }: World, before: Model): Promise<void> {
  const { rows } = await reader.query<{ version: string; leaves: number; days: string }>(`
    select v.version::text, count(l.leave_id)::int as leaves, coalesce(sum(l.leave_days), 0)::float8::text as days
    from ops.data_version v left join dbo.employee_leaves l on l.retired_at is null group by v.version`);
  const current = [...before.records.values()].filter(({ isRetired }) => !isRetired);
  const days = current.reduce((sum, { entry }) => sum + Number(entry.record.leaveDays), 0);
  const expected = { version: String(before.dataVersion), leaves: current.length, days: String(days) };
  if (!isDeepStrictEqual({ ...rows[0] }, expected))
    throw new Violation('A reader sees a run before its commit', { seen: rows[0], expected });
}

/** Every accepted record is there with its content, nothing was deleted, and each version was announced once, in order. */
async function checkDatabase({ observer, model, heard }: World): Promise<void> {
  const { rows } = await observer.query<{ id: string; facts: string; last_seen: string | null; is_retired: boolean; is_same: boolean }>(`
    select i.record_id::text as id, concat_ws('|', i.empid, i.status, i.startdate, i.leavedays::float8, i.leavetypeid,
      md5(i.reason)) as facts,
      i.retired_at is not null as is_retired, i.last_seen_run_id::text as last_seen, (l.retired_at is not null) = (i.retired_at is not null) as is_same
    from raw.imported_leave_information i left join dbo.employee_leaves l on l.leave_id = i.record_id`);
  const stored = new Map(rows.map((row) => [Number(row.id), row]));
  if (rows.length !== model.records.size)
    throw new Violation(`The database holds ${rows.length} records, accepted were ${model.records.size}`);
  for (const [id, { isRetired, lastSeenRunId }] of model.records) {
    const row = stored.get(id);
    if (!row) throw new Violation(`The accepted record ${id} is lost`);
    if (row.is_retired !== isRetired || !row.is_same)
      throw new Violation(`Record ${id} is ${row.is_retired ? 'retired' : 'current'}, and should not be`, { row });
    if (row.last_seen !== (lastSeenRunId === null ? null : String(lastSeenRunId)))
      throw new Violation(`Record ${id} was last seen by run ${row.last_seen}, and should be by ${lastSeenRunId}`, { row });
  }
  const facts = await observer.query<{ version: string; versions: number; running: number }>(`
    select version::text, (select count(*)::int from raw.leave_record_versions) as versions,
      (select count(*)::int from ops.ingest_runs where status = 'RUNNING') as running
    from ops.data_version`);
  const [{ version = '', versions = 0, running = 0 } = {}] = facts.rows;
  if (version !== String(model.dataVersion)) throw new Violation(`The data version is ${version}, and should be ${model.dataVersion}`);
  if (versions !== model.versionCount) throw new Violation(`The history has ${versions} contents, accepted were ${model.versionCount}`);
  if (running > 1) throw new Violation(`${running} runs are open at once`);
  const expected = Array.from({ length: model.dataVersion }, (_, at) => String(at + 1));
  if (!isDeepStrictEqual(heard, expected))
    throw new Violation('Versions were not announced once each, in order', { heard: heard.slice(-5), version });
  for (const [id, { entry, isRetired }] of model.records) {
    const { empId, status, startDate, leaveDays, leaveTypeId } = entry.record;
    const known = [empId, status, startDate, leaveDays, leaveTypeId].join('|');
    if (!isRetired && !stored.get(id)?.facts.startsWith(`${known}|`))
      throw new Violation(`Record ${id} has another content than was accepted`, { stored: stored.get(id)?.facts, known });
  }
}

function notePoll(
  world: World,
  row: RunRow,
  { dryRun, startedAt, startedAtReal }: { dryRun: boolean; startedAt: number; startedAtReal: number },
): void {
  const { retryAt } = world.source.readSent();
  const isAccepted = row.status === 'SUCCEEDED' || row.status === 'PARTIAL';
  // Retry-After of the newest run counts, a dry one's too.
  const kept = row.error_class === 'RATE_LIMITED' ? retryAt : null;
  if (dryRun) world.poll = { ...world.poll, retryAt: kept };
  else
    world.poll = {
      startedAtReal,
      lastStartAt: startedAt,
      failuresInARow: isAccepted ? 0 : Math.min(10, world.poll.failuresInARow + 1),
      errorClass: row.error_class,
      retryAt: kept,
    };
}

async function readLastRun({ observer }: World): Promise<RunRow | null> {
  const { rows } = await observer.query<RunRow>(`
    select id::text, status, error_class, complete, page_count, data_version::text, received, inserted, updated, unchanged, quarantined,
      duplicates, retired, held_retirements
    from ops.ingest_runs r order by r.id desc limit 1`);
  return rows[0] ?? null;
}

/** PostgreSQL notices a broken connection at its next read or write, and then rolls back. */
async function untilBackendsAreGone({ observer }: World, backends: readonly number[]): Promise<void> {
  for (;;) {
    const { rowCount } = await observer.query('select from pg_stat_activity where pid = any($1::int[])', [backends]);
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const describe = ({ pages, ...rest }: SentSet) => ({
  ...rest,
  throughout: rest.throughout.length,
  pages: pages.map(({ entries, announced }) => ({ announced, ids: entries.map(({ id, isGood }) => (isGood ? id : `bad ${id}`)) })),
});
