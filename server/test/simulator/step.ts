import type { ClientBase } from 'pg';
import { RunNotDue } from '../../src/ingest/ingest-runner';
import { readPollHistory } from '../../src/ingest/poll-history.sql';
import { untilNextPoll } from '../../src/ingest/poller';
import type { Action } from './actions';
import { checkReader } from './check-reader';
import { confirmHeld, decideLeft, decideRemoved, listVanished } from './model';
import { createRandom, type Random } from './random';
import { makeRun } from './run';
import { FAULTS } from './simulated-source';
import { doubleEntry, editEntries, removePerson, spoilEntries } from './source-entries';
import { Violation } from './violation';
import type { World } from './world';

const INTERVAL_MS = 30_000;
const TICKS_SECONDS = [1, 7, 13, 35, 35, 47, 400, 3_600];
/** A Retry-After that is a date has whole seconds. */
const ROUNDING_MS = 1_500;
const SLOW_CLASSES = ['AUTH', 'CONFIG'];
const MAX_SLOWDOWN = 10;

/** Takes one step and checks what has to hold after it. @throws {Violation} */
export async function takeStep(world: World, { kind, seed }: Action): Promise<void> {
  const random = createRandom(seed);
  const { source } = world;
  switch (kind) {
    case 'EDIT':
      source.state = editEntries(source.state, random);
      return;
    case 'SPOIL':
      source.state = spoilEntries(source.state, random);
      return;
    case 'LEAVER':
      source.state = removePerson(source.state, random);
      return;
    case 'DOUBLE':
      source.state = doubleEntry(source.state, random);
      return;
    case 'MANNERS':
      source.hasMeta = random.chance(0.7);
      source.ignoresPage = random.chance(0.1);
      source.isMoving = random.chance(0.4);
      return;
    case 'FAULT':
      source.fault = { kind: random.pick(FAULTS), times: 1 + random.below(6), after: random.below(3) };
      return;
    case 'CRASH':
      world.crash = {
        kind: random.pick(['KILL', 'BREAK'] as const),
        ...random.pick([
          { at: 'STATEMENT', number: 1 + random.below(70) },
          { at: 'LOST_ANSWER', number: 1 + random.below(70) },
          { at: 'BYTE', number: 1 + random.below(30_000) },
        ] as const),
      };
      return;
    case 'TICK':
      return passTime(world, random.pick(TICKS_SECONDS) * 1_000);
    case 'POLL':
      return poll(world, random);
    case 'TRIGGER':
      return makeRun(world, { trigger: 'API', random });
    case 'TRIGGER_BOTH':
      return makeRun(world, { trigger: 'API', random, isAskedTwice: true });
    case 'DRY_RUN':
      return makeRun(world, { trigger: 'COMMAND', random, dryRun: true });
    case 'CONFIRM':
      await world.observer.query(`update ops.missing_records set confirmed_by = 'simulator', confirmed_at = now()
        where is_held and not is_vanished and confirmed_at is null`);
      world.model = confirmHeld(world.model);
      return;
    case 'DECIDE':
      return decide(world, random);
    case 'READ':
      return checkReader(world);
  }
}

/** An administrator decides about somebody whose records all vanished. */
async function decide(world: World, random: Random): Promise<void> {
  const vanished = [...listVanished(world.model)];
  if (vanished.length === 0) return;
  const [person, ids] = random.pick(vanished);
  if (random.chance(0.5)) {
    await world.observer.query(
      `insert into ops.departures (employee_id, left_on, decided_by)
       select $1, max(end_date), 'simulator' from dbo.employee_leaves where leave_id = any($2::bigint[])`,
      [person, ids],
    );
    world.model = decideLeft(world.model, person);
  } else {
    await world.observer.query(
      `update ops.missing_records set confirmed_by = 'simulator', confirmed_at = now() where record_id = any($1::bigint[])`,
      [ids],
    );
    world.model = decideRemoved(world.model, person);
  }
}

/** PostgreSQL's clock cannot be moved, so everything that it noted moves into the past instead. */
async function passTime(world: World, milliseconds: number): Promise<void> {
  world.clock.advance(milliseconds);
  await world.observer.query(
    `update ops.ingest_runs set started_at = started_at - i.passed, finished_at = finished_at - i.passed, retry_at = retry_at - i.passed
     from (select make_interval(secs => $1::float8) as passed) i`,
    [milliseconds / 1_000],
  );
}

async function poll(world: World, random: Random): Promise<void> {
  const isDue = async (client: ClientBase) => untilNextPoll(await readPollHistory(client), INTERVAL_MS) === 0;
  const waitMs = untilNextPoll(await readPollHistory(world.observer), INTERVAL_MS);
  const expectedMs = expectWait(world);
  // PostgreSQL's clock went on since then, the simulated one did not.
  const realMs = performance.now() - world.poll.startedAtReal;
  if (waitMs > expectedMs + ROUNDING_MS || waitMs < expectedMs - realMs - ROUNDING_MS)
    throw new Violation(`The next poll is due in ${waitMs} ms, and should be in ${expectedMs} ms`);
  if (waitMs > 0) return;
  await makeRun(world, { trigger: 'POLLER', random, isDue }).catch((error: unknown) => {
    if (!(error instanceof RunNotDue)) throw error;
  });
}

function expectWait({ poll, clock }: World): number {
  if (poll.lastStartAt === null) return 0;
  const isSlow = poll.errorClass !== null && SLOW_CLASSES.includes(poll.errorClass);
  const interval = INTERVAL_MS * (isSlow ? Math.min(2 ** (poll.failuresInARow - 1), MAX_SLOWDOWN) : 1);
  return Math.max(0, poll.lastStartAt + interval - clock.now(), (poll.retryAt ?? 0) - clock.now());
}
