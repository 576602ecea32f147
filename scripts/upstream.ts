import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createDemoUpstream, readDemoRecords } from '../server/demo-upstream/demo-upstream';
import { writeAnswer } from '../server/demo-upstream/http';

const USAGE = `Usage: npm run upstream -- [--records 2000] [--seed 1] [--port 8181] [--token demo] [--snapshot FILE]

Serves invented leave records as the real API would, on 127.0.0.1, until it is stopped.
--snapshot writes them to FILE instead, for npm run ingest -- --file FILE.`;

const { values } = readArguments();
const records = wholeNumber('records', values.records, 5_000_000);
const seed = wholeNumber('seed', values.seed, 0xffff_ffff);
const port = wholeNumber('port', values.port, 65_535);

if (values.help) console.log(USAGE);
else if (values.snapshot !== undefined) await writeSnapshot(values.snapshot);
else await serve();

async function writeSnapshot(file: string): Promise<void> {
  const set = readDemoRecords({ records, seed, moment: new Date() });
  try {
    await pipeline(Readable.from(writeAnswer(set, 0, set.total, 1)), createWriteStream(file));
  } catch (error) {
    fail(`Cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  console.log(`${records} records in ${file}`);
}

async function serve(): Promise<void> {
  const upstream = createDemoUpstream({ records, seed, token: values.token, port });
  const { url } = await upstream.start().catch((error: NodeJS.ErrnoException) => {
    return fail(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is in use: choose another one with --port`
        : `Cannot listen on port ${port}: ${error.message}`,
    );
  });
  console.log(`Serves ${records} invented records. For .env:\n\nVYAGUTA_URL=${url}\nVYAGUTA_TOKEN=${values.token}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void upstream.stop());
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        records: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        port: { type: 'string', default: '8181' },
        token: { type: 'string', default: 'demo' },
        snapshot: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value <= max ? value : fail(`--${name} must be a whole number up to ${max}\n\n${USAGE}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
