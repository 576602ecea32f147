import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { ACTION_WEIGHTS, type Action, type ActionKind } from './actions';
import { drawEpisode, type Failure, playEpisode } from './episode';
import type { Sabotage } from './instance';
import { createFrom } from './play-seeds';
import regressions from './regressions.json';
import { simulate } from './simulate';

const createDatabase = () => createFrom(inject('testServer').url, inject('testServer').template)();

/** Shrunk, or the whole history of a seed. */
const failedOnce: readonly { seed: number; says: string; actions?: string[] }[] = regressions;
test.each(failedOnce)(
  'a history that once failed: $says',
  async ({ seed, actions }) => {
    const episode = actions ? { seed, actions: actions.map(readAction) } : drawEpisode(seed);
    expect(await playEpisode(episode, createDatabase)).toBeNull();
  },
  300_000,
);

test('the promises hold over a history of every kind of step', async () => {
  const episode = drawEpisode(20_240_423);
  expect(new Set(episode.actions.map(({ kind }) => kind))).toEqual(new Set(Object.keys(ACTION_WEIGHTS)));
  expect(await playEpisode(episode, createDatabase)).toBeNull();
}, 300_000);

/** Faults of the product that were made on purpose: what is sent in place of a statement, and what the simulator says to it. */
const SABOTAGES: readonly { fault: string; sabotage: Sabotage; says: RegExp }[] = [
  {
    fault: 'a run is committed where it has to be rolled back',
    sabotage: replace(/^rollback$/, 'commit'),
    says: /records|version|content/,
  },
  {
    fault: 'a data version is announced twice',
    sabotage: replace(/pg_notify\('data_version_changed', version::text\)/, "$&, pg_notify('data_version_changed', (version + 1)::text)"),
    says: /announced once each/,
  },
  {
    fault: 'a data version shrinks',
    sabotage: replace(/set version = version \+ 1/, 'set version = case when version < 4 then version + 1 else version - 2 end'),
    says: /version/,
  },
  {
    fault: 'an accepted record is lost',
    sabotage: replace(/from pg_temp.incoming_records n where n.change = 'NEW'/, '$& and n.record_id % 5 > 0'),
    says: /records/,
  },
  {
    fault: 'a missing record is retired by the first run without it',
    sabotage: replace(/where missed_snapshots >= \$2::int/, 'where missed_snapshots + 1 >= $2::int'),
    says: /otherwise than it should/,
  },
];

test.each(SABOTAGES)(
  'the simulator finds it where $fault',
  async ({ sabotage, says }) => {
    let failure: Failure | null = null;
    for (let seed = 1; seed <= 20 && failure === null; seed++) failure = await playEpisode(drawEpisode(seed), createDatabase, sabotage);
    expect(failure?.message).toMatch(says);
  },
  300_000,
);

test('the promises hold over a minute of fresh seeds', async () => {
  const { url: serverUrl } = inject('testServer');
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const allHeld = await simulate({ serverUrl, seed: seedOfCommit(), steps: null, seconds: 60, threads: null, print });
  console.log(lines.at(-1));
  // A failing history is shrunk; the lines say which, and where to keep it.
  expect(allHeld, lines.join('\n')).toBe(true);
}, 400_000);

test('a simulation that is ended plays what has begun to its end, and says so', async () => {
  const { url: serverUrl } = inject('testServer');
  const lines: string[] = [];
  const ending = new AbortController();
  const ended = simulate({
    serverUrl,
    seed: seedOfCommit(),
    steps: null,
    seconds: null,
    threads: null,
    signal: ending.signal,
    print: (line) => lines.push(line),
  });
  ending.abort();
  expect(await ended).toBe(true);
  expect(lines.at(-1)).toMatch(/^(0|500) steps from seed/);
}, 300_000);

test('the same seed draws the same history', () => {
  expect(drawEpisode(7)).toEqual(drawEpisode(7));
  expect(drawEpisode(7)).not.toEqual(drawEpisode(8));
});

function readAction(text: string): Action {
  const [kind = '', seed] = text.split(' ');
  if (!Object.hasOwn(ACTION_WEIGHTS, kind)) throw new Error(`There is no step ${kind}`);
  return { kind: kind as ActionKind, seed: Number(seed) };
}

function replace(part: RegExp, by: string): Sabotage {
  return (sql) => sql.replace(part, by);
}

/** Another one for each commit, so that a failure is that of the commit and comes again when its tests run again. */
function seedOfCommit(): number {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number.parseInt(commit.slice(0, 7), 16);
  } catch {
    return randomInt(2 ** 28);
  }
}
