import { parseArgs } from 'node:util';
import { benchBrowser } from '../server/bench/browser';
import { benchHistory } from '../server/bench/history';
import { benchLoad } from '../server/bench/load';
import { benchPeers } from '../server/bench/peers';
import { benchReading } from '../server/bench/reading';
import { benchRosters } from '../server/bench/rosters';

// The figures of docs/performance.md, on this machine.

const USAGE = `npm run bench -- [--load] [--reading] [--history] [--browser] [--peers] [--rosters]
  [--records N] [--sizes 10000,100000,1000000] [--rounds N]

--load     an ingest beside PostgreSQL's own \\copy of the same rows, with --records (100000) and --rounds (3)
--reading  every question of the dashboard at each of --sizes: the first time, and with filters of its own
--history  a run that changes 1 % of the leaves at each of --sizes: following it, the state before it, what explains the difference
--browser  the Overview in Chromium at each of --sizes: opened, filtered, and narrowed by a drag
--rosters  patterns for 50,000 people at the last of --sizes: building a state, and questions against rostered days
--peers    the Overview beside DuckDB and PostGraphile at each of --sizes; installs them into .data/bench-peers
Without any of them, --load, --reading and --history.`;

const { values } = parseArgs({
  options: {
    load: { type: 'boolean', default: false },
    reading: { type: 'boolean', default: false },
    history: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    rosters: { type: 'boolean', default: false },
    records: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    help: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [records = 0, rounds = 0] = [values.records, values.rounds].map(Number);
if (values.help || ![records, rounds, ...sizes].every((number) => Number.isInteger(number) && number > 0)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}
const isNoneChosen = !values.load && !values.reading && !values.history && !values.browser && !values.peers && !values.rosters;
if (isNoneChosen || values.load) await benchLoad(records, rounds);
if (isNoneChosen || values.reading) for (const size of sizes) await benchReading(size);
if (isNoneChosen || values.history) for (const size of sizes) await benchHistory(size);
if (values.browser) for (const size of sizes) await benchBrowser(size);
if (values.rosters) benchRosters(sizes.at(-1) ?? 0);
if (values.peers) for (const size of sizes) await benchPeers(size);
