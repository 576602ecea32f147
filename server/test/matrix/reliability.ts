import type { Matrix } from './matrix';

/** Promises, faults of the source, of the database and of the process, each with the tests that inject it. */
export const RELIABILITY: Matrix = {
  promises: {
    'A reader never sees half a run.': [
      [
        'server/src/ingest/ingest-runner.db.test.ts',
        'killed -9 in its transaction, a run leaves the old state and no lock, and the next one needs no repair',
      ],
      [
        'server/src/api/http/one-version.db.test.ts',
        'figures and rows of one query are of one data version, also where the data changes between them',
      ],
      ['server/test/simulator/simulator.db.test.ts', 'the promises hold over a history of every kind of step'],
    ],
    'At least once, and idempotent.': [
      [
        'server/src/ingest/run-ingest.db.test.ts',
        'the same snapshot a hundred times rewrites no row, moves no data version and notifies nobody',
      ],
    ],
    'The state is a function of the last accepted snapshot.': [
      [
        'server/src/ingest/run-ingest.db.test.ts',
        'over any snapshots, every record is accounted for and the state is that of the last one only',
      ],
    ],
    'A bad record is not a bad run; more than 5 % bad refuse it.': [
      [
        'server/src/ingest/3-land/land.db.test.ts',
        'one bad record among many is quarantined, its last good form stays, and it closes when it is mended',
      ],
      ['server/src/ingest/3-land/land.db.test.ts', '5 % bad records are quarantined, one more refuses the run and nothing is written'],
    ],
    'Every record is accounted for, in every run.': [
      [
        'server/src/ingest/run-ingest.db.test.ts',
        'over any snapshots, every record is accounted for and the state is that of the last one only',
      ],
    ],
    'No answer of the upstream can delete.': [
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'a leave that is gone is retired by the second complete snapshot without it, also when that is byte for byte the first',
      ],
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'more than 20 missing: changes arrive, the run is PARTIAL, nothing retires until a person confirms',
      ],
    ],
    'Last good data stays up, with its age everywhere.': [
      [
        'server/cluster/fail-over.db.test.ts',
        'when the primary dies under load, readers keep their figures, polling goes on, and a run that the standby lacked is taken in again as a whole',
      ],
      [
        'server/src/ingest/poller.db.test.ts',
        'a source that is down for ten polls finds the poller alive, the last data up, and everything caught up when it is back',
      ],
      [
        'server/src/api/http/data-extension.db.test.ts',
        'every answer says of which version it is, how old that is, whether it is complete, and whether it is made up',
      ],
    ],
    'The loop never dies; a failed run leaves a row with an error class.': [
      [
        'server/src/ingest/poller.db.test.ts',
        'a source that is down for ten polls finds the poller alive, the last data up, and everything caught up when it is back',
      ],
      ['server/src/ingest/poller.db.test.ts', 'a database that throws the poller out gets it back'],
    ],
    'One poller among any number of instances.': [
      [
        'server/cluster/fail-over.db.test.ts',
        'when the primary dies under load, readers keep their figures, polling goes on, and a run that the standby lacked is taken in again as a whole',
      ],
      ['server/src/ingest/poller.db.test.ts', 'two pollers run one after another, and one goes on after the other stops'],
      ['server/src/ingest/ingest-runner.db.test.ts', 'who waits for the run of a process that is killed closes its row and goes on'],
    ],
    'What an unreadable record may hide is held back, counted and said.': [
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'a record that is missed since an unreadable one came is held, and the run gives the reason',
      ],
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'a record that is missed after an unreadable one was there with it is retired as usual',
      ],
    ],
  },
  upstream: {
    '401, 403': [
      ['server/src/ingest/upstream-faults.db.test.ts', '401'],
      ['server/src/ingest/upstream-faults.db.test.ts', '403'],
      [
        'server/src/ingest/poller.test.ts',
        'a refused token and a wrong address are probed more and more slowly, and never slower than ten intervals',
      ],
    ],
    '404': [['server/src/ingest/upstream-faults.db.test.ts', '404']],
    '429 with Retry-After': [
      ['server/src/ingest/upstream-faults.db.test.ts', '429 without end'],
      ['server/src/ingest/upstream-faults.db.test.ts', '429 until a date'],
      ['server/src/ingest/1-fetch/retry-timing.test.ts', 'Retry-After is read in seconds and as a date'],
      [
        'server/src/ingest/1-fetch/retry-timing.test.ts',
        'what the source asks for beats the backoff, gets no jitter and is capped at five minutes',
      ],
      [
        'server/src/ingest/poller.db.test.ts',
        'a poll waits as long as the source asked, also when the run gave up and another process polls',
      ],
    ],
    '500, 503, reset, timeout': [
      ['server/src/ingest/upstream-faults.db.test.ts', '500'],
      ['server/src/ingest/upstream-faults.db.test.ts', '503'],
      ['server/src/ingest/upstream-faults.db.test.ts', 'reset before the answer'],
      ['server/src/ingest/upstream-faults.db.test.ts', 'no answer'],
      ['server/src/ingest/1-fetch/retry-timing.test.ts', 'a backoff doubles, stays within its jitter and has an end'],
    ],
    'slow drip': [
      ['server/src/ingest/upstream-faults.db.test.ts', 'a slow drip'],
      ['server/src/ingest/1-fetch/http-source.test.ts', 'a slow drip ends at the absolute deadline'],
    ],
    'truncated JSON, reset in the body': [
      ['server/src/ingest/upstream-faults.db.test.ts', 'truncated JSON'],
      ['server/src/ingest/upstream-faults.db.test.ts', 'reset in the body'],
    ],
    'HTML with status 200': [
      ['server/src/ingest/upstream-faults.db.test.ts', 'a web page'],
      ['server/src/ingest/upstream-faults.db.test.ts', 'a login page'],
    ],
    '{"data": null}, empty array': [
      ['server/src/ingest/upstream-faults.db.test.ts', 'data: null'],
      ['server/src/ingest/upstream-faults.db.test.ts', 'no records'],
      ['server/src/ingest/4-merge/retire.db.test.ts', 'no records at all is taken where there are none, and null is not'],
    ],
    'half of the rows missing': [
      [
        'server/src/ingest/4-merge/retire.db.test.ts',
        'more than 20 missing: changes arrive, the run is PARTIAL, nothing retires until a person confirms',
      ],
    ],
    'one id twice: same content': [
      ['server/src/ingest/3-land/land.db.test.ts', 'one id twice with one content is collapsed and counted, on one page or on two'],
    ],
    'one id twice: other content, also across pages': [
      [
        'server/src/ingest/3-land/land.db.test.ts',
        'one id twice with other content: the newest updatedAt wins, then always the same one, in any order and on any page',
      ],
    ],
    'the set changes while paging': [
      [
        'server/src/ingest/upstream-faults.db.test.ts',
        'a set that changes while it is paged is fetched again; one that never holds still retires nothing',
      ],
    ],
    'unknown field': [['server/src/ingest/run-ingest.db.test.ts', 'a field that nobody knows is kept, and reported as drift once']],
    'required field missing, wrong type': [
      ['server/src/ingest/2-validate/validate-block.test.ts', 'what cannot be repaired is rejected by reason and field'],
    ],
    '10 MB reason': [['server/src/ingest/3-land/land.db.test.ts', 'a 10 MB reason is quarantined with the beginning of its raw form']],
    'any Unicode': [
      [
        'server/src/ingest/3-land/land.db.test.ts',
        'any text comes back byte for byte, and a record may not smuggle anything into another column',
      ],
      [
        'server/src/ingest/2-validate/validate-block.test.ts',
        'bytes that are no UTF-8 are rejected, a record that is no JSON breaks its page',
      ],
    ],
    'end < start, 2023-02-29, days ≤ 0 or beyond the range': [
      ['server/src/ingest/2-validate/validate-block.test.ts', 'what cannot be repaired is rejected by reason and field'],
      ['server/src/ingest/2-validate/validate-block.test.ts', 'dates are real days, and instants have a time zone'],
    ],
    'ids beyond int32': [
      ['server/src/ingest/4-merge/merge.db.test.ts', 'ids beyond int32 are taken in every place, and half a day stays half a day'],
    ],
    'a leave moved to another employee, a renamed department or person, a reused id': [
      ['server/src/ingest/4-merge/merge.db.test.ts', 'a leave moves to another employee, and the history keeps where it was'],
      ['server/src/ingest/4-merge/merge.db.test.ts', 'a renamed department moves its people, and the same snapshot never inserts it again'],
      [
        'server/src/ingest/4-merge/merge.db.test.ts',
        'a promotion, a new name and a new department follow the newest record of the person, of any leave',
      ],
    ],
    redirect: [
      ['server/src/ingest/upstream-faults.db.test.ts', 'a redirect'],
      ['server/src/ingest/1-fetch/http-source.test.ts', 'a redirect is not followed, so the token goes nowhere else'],
    ],
    'no token in a log': [
      [
        'server/src/ingest/upstream-faults.db.test.ts',
        'a fault of the source fails the run with its class, changes no row, and writes the token into no log',
      ],
      [
        'server/src/ingest/run-logs.db.test.ts',
        'the log of accepted, partial, refused and failed runs holds no token, email, name or reason',
      ],
    ],
  },
  'database and process': {
    'PostgreSQL killed in a merge; the server killed -9 in a merge': [
      [
        'server/src/ingest/killed-database.db.test.ts',
        '$how in $stage, $earlierRuns runs before: the run fails as DATABASE and the next one succeeds',
      ],
      [
        'server/src/ingest/random-kills.db.test.ts',
        'killed by signal at random moments, the program and the database leave whole states and lose no accepted snapshot',
      ],
      [
        'server/src/ingest/ingest-runner.db.test.ts',
        'killed -9 in its transaction, a run leaves the old state and no lock, and the next one needs no repair',
      ],
    ],
    'an orphaned lock': [
      ['server/src/ingest/ingest-runner.db.test.ts', 'who waits for the run of a process that is killed closes its row and goes on'],
    ],
    'disk full': [
      [
        'server/src/ingest/database-faults.db.test.ts',
        'a disk that is full for real: runs are rolled back, reads go on, not ready, and all is caught up with room',
      ],
      ['server/src/ingest/database-faults.db.test.ts', 'a full disk on which not even the row of a run finds room is not ready either'],
    ],
    'lock contention, connections exhausted': [
      [
        'server/src/ingest/database-faults.db.test.ts',
        'a run that meets %s locked fails as DATABASE and changes nothing, and the poller catches up when it is free',
      ],
      [
        'server/src/api/http/database-connections.db.test.ts',
        'without a connection left a user gets 503 with Retry-After and not a hang, no run begins, and all comes back by itself',
      ],
    ],
    'database gone at start or later': [
      ['scripts/start.db.test.ts', 'without its database the program is alive and not ready, and serves figures as soon as it is there'],
      ['server/src/api/http/probes.db.test.ts', 'a database without tables is alive and not ready, and says when to come back'],
    ],
    'a migration that breaks half way': [
      ['server/src/db/migrate.db.test.ts', 'a migration that breaks half way takes the ones before it back with it'],
      ['server/src/db/migrate.db.test.ts', 'a newer database is refused and left as it is'],
    ],
    SIGTERM: [
      [
        'scripts/start.db.test.ts',
        'SIGTERM under load lets what is under way end, and ends the program with exit code 0 and nothing in the log',
      ],
    ],
    'a port in use, an unreadable data folder, a bad variable': [
      ['scripts/start.db.test.ts', 'a port in use is one line that names it, and exit code 1'],
      ['server/src/db/embedded-postgres.db.test.ts', 'a data folder that is a file is one line that names it'],
      ['server/src/config.test.ts', 'everything that is wrong is said at once'],
    ],
  },
};
