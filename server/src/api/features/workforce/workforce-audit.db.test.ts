import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { refuseAudit } from '../../../../test/refuse-audit';

const UPLOAD =
  'mutation ($content: String!) { uploadWorkforce(kind: WORKFORCE, fileName: "people.csv", content: $content) { revision { id } } }';
const CONFIRM = 'mutation ($id: ID!) { confirmWorkforce(revisionId: $id) { inForce { id } } }';
const DISCARD = 'mutation ($id: ID!) { discardWorkforce(revisionId: $id) { pending { id } } }';
const UNDO = 'mutation { undoWorkforce(kind: WORKFORCE) { inForce { id } } }';

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

async function upload(content: string): Promise<string> {
  const { data } = await api.query('HR', UPLOAD, { content });
  return data.uploadWorkforce.revision.id;
}

const readChanges = () =>
  harness.query(`
    select detail - 'tokenId' as detail, row_count from ops.audit_entries where action = 'CHANGE_WORKFORCE' order by id`);
const readRevisions = () => harness.query('select id, status, replaces_revision_id from ops.workforce_revisions order by id');
const readDecisions = () => harness.query('select run_id, action from ops.workforce_decisions order by run_id');

test('a change of the files by a person happens with its audit entry or not at all', async () => {
  await api.query('HR', CONFIRM, { id: await upload('empId\nE1\n') });
  const pending = await upload('empId\nE2\n');
  const detail = (act: object) => ({ detail: act, row_count: 'outcome' in act ? null : 1 });
  const uploaded = detail({ act: 'UPLOAD', kind: 'WORKFORCE', fileName: 'people.csv', outcome: 'PENDING' });
  const noted = [uploaded, detail({ act: 'CONFIRM', revisionId: expect.any(String) }), uploaded];
  expect(await readChanges()).toEqual(noted);

  await refuseAudit(harness, 'CHANGE_WORKFORCE');
  const before = [await readRevisions(), await readDecisions()];
  for (const [operation, variables] of [
    [UPLOAD, { content: 'empId\nE3\n' }],
    [CONFIRM, { id: pending }],
    [DISCARD, { id: pending }],
    [UNDO, {}],
  ] as const) {
    const { errors } = await api.query('HR', operation, variables);
    expect([operation, errors[0]?.extensions.code]).toEqual([operation, 'INTERNAL_SERVER_ERROR']);
    expect([await readRevisions(), await readDecisions()]).toEqual(before);
  }
  expect(await readChanges()).toEqual(noted);
});
