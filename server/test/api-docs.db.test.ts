import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../src/api/shared/auth/role';
import { createFileSource } from '../src/ingest/1-fetch/file-source';
import { createIngestRunner, type IngestRunner } from '../src/ingest/ingest-runner';
import { createLogger } from '../src/logger';
import { startTestApi, type TestApi } from './api';
import { WEEKDAY_CALENDAR } from './ingest';
import { makeRecords } from './records';

// What docs/api.md shows is run as it stands there, each block in a process of its own.

const run = promisify(execFile);
const blocks = [...readFileSync('docs/api.md', 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
  language,
  code,
}));
const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const find = (language: string, part: string) => {
  const block = blocks.find((candidate) => candidate.language === language && candidate.code.includes(part));
  if (!block) throw new Error(`docs/api.md has no ${language} with ${part}`);
  return block.code;
};

const folder = mkdtempSync(join(tmpdir(), 'leave-docs-'));
let api: TestApi;
let runner: IngestRunner;

beforeAll(async () => {
  const file = join(folder, 'snapshot.json');
  writeFileSync(file, JSON.stringify({ data: makeRecords(30, (id) => ({ departmentDescription: id % 2 ? 'Engineering' : 'Design' })) }));
  api = await startTestApi({ startIngest: ({ triggeredBy, dryRun }) => runner.start({ trigger: 'API', triggeredBy, dryRun }) });
  runner = createIngestRunner({
    databaseUrl: api.databaseUrl,
    source: createFileSource(file),
    calendar: WEEKDAY_CALENDAR,
    logger: createLogger('silent'),
  });
  await (await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun: false })).finished;
});
afterAll(async () => {
  await runner?.stop();
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function runBlock(program: string, programArguments: string[], role: Role): Promise<string> {
  const env = { ...process.env, LEAVE_URL: api.url, LEAVE_TOKEN: await api.tokenOf(role) };
  const { stdout } = await run(program, programArguments, { env, cwd: folder });
  return stdout;
}

test('every block is run by one of these tests', () => {
  expect(blocks.map(({ language }) => language)).toEqual(['sh', 'python', 'ts', 'sh', 'sh']);
});

test.skipIf(!has('curl'))('the cron job takes the records in, waits for the end of the run and says how it ended', async () => {
  const stdout = await runBlock('sh', ['-c', find('sh', 'triggerIngest')], 'OPERATOR');
  expect(JSON.parse(stdout).data.ingestRun).toMatchObject({
    status: 'SUCCEEDED',
    received: 30,
    inserted: 0,
    dataVersion: '1',
    errorMessage: null,
  });
  await expect(runBlock('sh', ['-c', find('sh', 'triggerIngest')], 'ANALYST')).rejects.toThrow();
});

test.skipIf(!has('curl'))('curl gets leave days by year and month', async () => {
  const { leaveAggregate } = JSON.parse(await runBlock('sh', ['-c', find('sh', 'groupBy')], 'ANALYST')).data;
  expect(leaveAggregate.total.leaveDays).toBe(30);
  expect(leaveAggregate.rows).toEqual([
    {
      keys: [
        { id: '2024', label: '2024' },
        { id: '4', label: 'April' },
      ],
      measures: { leaveDays: 30 },
    },
  ]);
});

test.skipIf(!has('python3'))('Python gets leave days by department', async () => {
  expect(await runBlock('python3', ['-c', find('python', 'ask(')], 'ANALYST')).toBe('Design 15\nEngineering 15\n');
});

test('the TypeScript example has the types of the schema and gets leave days by month', async () => {
  const code = find('ts', 'gql.tada');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  copyFileSync('schema.graphql', join(folder, 'schema.graphql'));
  const plugin = { name: 'gql.tada/ts-plugin', schema: './schema.graphql', tadaOutputLocation: './graphql-env.d.ts' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, plugins: [plugin] } }));
  await run(process.execPath, [resolve('node_modules/gql.tada/bin/cli.js'), 'generate-output'], { cwd: folder });
  const file = join(folder, 'by-month.ts');
  writeFileSync(file, code);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    typeRoots: [resolve('node_modules/@types')],
  };
  const wrong = join(folder, 'wrong.ts');
  writeFileSync(wrong, code.replace('total { leaveDays', 'total { noSuchMeasure').replace('measures.leaveDays', 'measures.noSuchMeasure'));
  const program = ts.createProgram([file, wrong], options);
  const problemsIn = (name: string) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(problemsIn(file)).toEqual([]);
  expect(problemsIn(wrong)).not.toEqual([]);

  const compiled = join(folder, 'by-month.mjs');
  writeFileSync(compiled, ts.transpileModule(code, { compilerOptions: { ...options, noEmit: false } }).outputText);
  expect(await runBlock(process.execPath, [compiled], 'ANALYST')).toBe('April 2024 30\n');
}, 120_000);

test.skipIf(!has('curl'))('the spreadsheet gets every row of its filter, in UTF-8 that Excel knows', async () => {
  const lines = (await runBlock('sh', ['-c', find('sh', 'export/leaves.csv')], 'ANALYST')).trimEnd().split('\r\n');
  expect(lines[0]?.codePointAt(0)).toBe(0xfeff);
  expect(lines).toHaveLength(31);
});
