import { parseArgs } from 'node:util';
import { benchLoad } from '../server/bench/load';
import { benchReading } from '../server/bench/reading';

// The figures of docs/performance.md, on this machine.

const USAGE = `npm run bench -- [--load] [--reading] [--records N] [--sizes 10000,100000,1000000] [--rounds N]

--load     an ingest beside PostgreSQL's own \\copy of the same rows, with --records (100000) and --rounds (3)
--reading  every question of the dashboard at each of --sizes, with filters of its own
Without either, both.`;

const { values } = parseArgs({
  options: {
    load: { type: 'boolean', default: false },
    reading: { type: 'boolean', default: false },
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
const isBoth = values.load === values.reading;
if (isBoth || values.load) await benchLoad(records, rounds);
if (isBoth || values.reading) for (const size of sizes) await benchReading(size);
