import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../test/fake-upstream';
import { createIngestHarness, type IngestHarness, UPSTREAM_TOKEN } from '../../test/ingest';
import { makeRecord, makeRecords } from '../../test/records';

const EMAIL = 'quiet.person@example.com';
const REASON = 'a reason that nobody logs';
let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness();
});
afterEach(() => harness.drop());

test('the log of accepted, partial, refused and failed runs holds no token, email, name or reason', async () => {
  const personal = { email: EMAIL, reason: REASON, remarks: REASON, firstName: 'Quietly', currentLeaveIssuerEmail: EMAIL };
  const records = makeRecords(60, () => ({ ...personal, nickname: 'Quietly' }));
  await harness.serve(records);
  await harness.serve(records.with(2, makeRecord({ ...personal, id: 3, leaveDays: -1 })).slice(0, 30));
  await harness.serve(records.map((record) => ({ ...record, endDate: '2020-01-01' })));
  const faults: Fault[] = [{ status: 401 }, { body: `{"data": [{"email": "${EMAIL}", "reason": "${REASON}"` }];
  for (const fault of faults) {
    harness.upstream.setFault(() => fault);
    await harness.ingest();
  }
  const log = harness.logLines.join('');
  expect(harness.logLines.length).toBeGreaterThan(4);
  for (const secret of [UPSTREAM_TOKEN, EMAIL, REASON, 'Quietly']) expect(log).not.toContain(secret);
});
