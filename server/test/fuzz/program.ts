import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/logger';
import { startTestApi, type TestApi } from '../api';
import { findFreePort } from '../free-port';
import { createIngestHarness } from '../ingest';
import { makeRecord, makeRecords } from '../records';
import { startSignInIssuer } from '../sign-in-issuer';

/** The server over two data versions, with what it logs as an error. */
export interface FuzzedProgram {
  api: TestApi;
  errors: string[];
  close(): Promise<void>;
}

/** Of an answer with a status: a stack, a path of ours, or what the database said. */
export const INTERNALS = /\bat \S+ \(|node_modules|\.ts:\d|prisma|syntax error at or near|Maximum call stack|invalid input syntax/i;

const UPLOAD =
  'mutation ($content: String!) { uploadWorkforce(kind: WORKFORCE, fileName: "people.csv", content: $content) { revision { id } } }';
const CONFIRM = 'mutation ($id: ID!) { confirmWorkforce(revisionId: $id) { inForce { id } } }';

const FIRST_TOKEN_ID = 7_000_000_000;

export async function startFuzzedProgram(): Promise<FuzzedProgram> {
  const errors: string[] = [];
  const harness = await createIngestHarness();
  const records = makeRecords(40);
  await harness.serve([...records, makeRecord({ id: 900, endDate: '2024-03-01' })]);
  await harness.serve(records.map((record, at) => (at % 3 === 0 ? { ...record, leaveDays: 0.5 } : record)));
  const clientDir = await mkdtemp(join(tmpdir(), 'leave-analytics-fuzz-'));
  for (const path of ['index.html', 'playground/index.html', 'assets/main.js']) {
    await mkdir(join(clientDir, path, '..'), { recursive: true });
    await writeFile(join(clientDir, path), 'a page');
  }
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const client = { clientId: 'fuzz', clientSecret: 'secret' };
  const issuer = await startSignInIssuer({ ...client, redirectUri: `${publicUrl}/auth/oidc/callback` });
  const api = await startTestApi({
    clientDir,
    port,
    publicUrl,
    oidc: { issuer: issuer.issuer, ...client },
    databaseUrl: harness.url,
    logger: createLogger('error', { write: (line) => errors.push(line) }),
    askSource: async () => ({ data: [] }),
    startIngest: async ({ triggeredBy, dryRun }) => {
      const data = { trigger: 'API', triggeredBy, dryRun, status: 'SUCCEEDED', startedAt: new Date(), finishedAt: new Date() };
      return { runId: String((await api.prisma.ingestRun.create({ data })).id) };
    },
  });
  // One file in force, and one that waits for a confirmation.
  for (const employeeId of ['E1', 'E2']) {
    const { data } = await api.query('HR', UPLOAD, { content: `empId\n${employeeId}\n` });
    if (employeeId === 'E1') await api.query('HR', CONFIRM, { id: data.uploadWorkforce.revision.id });
  }
  // A random id must not revoke the tokens that the tests send.
  await api.prisma.$executeRawUnsafe(`select setval(pg_get_serial_sequence('ops.api_tokens', 'id'), ${FIRST_TOKEN_ID})`);
  return {
    api,
    errors,
    async close() {
      await api.close();
      await issuer.stop();
      await harness.drop();
      await rm(clientDir, { recursive: true });
    },
  };
}
