import { parseArgs, styleText } from 'node:util';
import { config as loadDotenv } from 'dotenv';
import packageJson from '../package.json';
import { describeFailure } from '../server/src/command';
import { examine } from '../server/src/doctor/examine';
import type { Finding, FindingState } from '../server/src/doctor/finding';

const USAGE = `Usage: npm run doctor -- [--json]

Checks what a server needs: configuration, disk, database, schema, source, token, clock, last run. It changes nothing.
Exit code 0: nothing failed, 1: something did. Secrets are not shown.
--json  the same for programs`;

const WORDS: Record<FindingState, string> = { OK: 'ok', WARNING: 'look', FAILED: 'FAILED' };
const COLOURS = { OK: 'green', WARNING: 'yellow', FAILED: 'red' } as const;
const CHECK_WIDTH = 22;

// Not runCommand: a wrong variable is a finding here, beside all others.
try {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
  if (values.help) console.log(USAGE);
  else {
    loadDotenv({ quiet: true });
    const findings = await examine(process.env);
    const hasFailed = findings.some(({ state }) => state === 'FAILED');
    console.log(values.json ? toJson(findings, !hasFailed) : toText(findings));
    process.exitCode = hasFailed ? 1 : 0;
  }
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

function toJson(findings: readonly Finding[], isHealthy: boolean): string {
  return JSON.stringify({ version: packageJson.version, healthy: isHealthy, findings }, null, 2);
}

function toText(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, state, message, advice }) => {
    const word = WORDS[state].padEnd(7);
    const mark = process.stdout.isTTY ? styleText(COLOURS[state], word) : word;
    const line = `${mark} ${check.padEnd(CHECK_WIDTH)} ${message}`;
    return advice === null ? line : `${line}\n${' '.repeat(CHECK_WIDTH + 9)}${advice}`;
  });
  return [`Leave analytics ${packageJson.version}, Node ${process.versions.node}`, '', ...lines].join('\n');
}
