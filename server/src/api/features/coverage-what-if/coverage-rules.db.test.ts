import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecords } from '../../../../test/records';

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  await harness.serve(makeRecords(4, () => ({ departmentDescription: 'Design' })));
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

type Input = Record<string, unknown>;
const EVERYONE = { name: 'Staffed', group: 'EVERYONE', minimumPresent: 3 };
const RULE = '{ id name group groupId minimumPresent minimumShare weekdays seasonFrom seasonTo }';

const create = (input: Input) =>
  api.query('HR', `mutation ($input: CoverageRuleInput!) { createCoverageRule(input: $input) ${RULE} }`, { input });
const update = (id: string, input: Input) =>
  api.query('HR', `mutation ($id: ID!, $input: CoverageRuleInput!) { updateCoverageRule(id: $id, input: $input) ${RULE} }`, { id, input });
const list = async () => (await api.query('HR', `{ coverageRules ${RULE} }`)).data.coverageRules;
const idOfDesign = async () => (await api.query('HR', '{ filterOptions { departments { id } } }')).data.filterOptions.departments[0].id;

test('a rule is made, replaced and deleted', async () => {
  const groupId = await idOfDesign();
  const rest = { groupId: null, minimumShare: null, weekdays: [], seasonFrom: null, seasonTo: null };
  const made = (await create({ ...EVERYONE, name: '  Staffed ' })).data.createCoverageRule;
  expect(made).toEqual({ id: made.id, ...rest, ...EVERYONE });
  const share = {
    name: 'Half',
    group: 'DEPARTMENT',
    groupId,
    minimumShare: 0.5,
    weekdays: [5, 1, 5],
    seasonFrom: '12-15',
    seasonTo: '02-29',
  };
  const replaced = (await update(made.id, share)).data.updateCoverageRule;
  expect(replaced).toEqual({ id: made.id, minimumPresent: null, ...share, weekdays: [1, 5] });
  expect(await list()).toEqual([replaced]);
  const remove = () => api.query('HR', 'mutation ($id: ID!) { deleteCoverageRule(id: $id) }', { id: made.id });
  expect([(await remove()).data, (await remove()).data]).toEqual([{ deleteCoverageRule: true }, { deleteCoverageRule: false }]);
  expect(await list()).toEqual([]);
});

test.each<[string, Input, string]>([
  ['name must have 1 to 100 characters.', { name: '   ' }, 'BAD_USER_INPUT'],
  ['name must have 1 to 100 characters.', { name: 'x'.repeat(101) }, 'BAD_USER_INPUT'],
  ['name must be one line without control characters.', { name: 'a\nb' }, 'BAD_USER_INPUT'],
  ['minimumPresent must be 1 to 1000000.', { minimumPresent: 0 }, 'BAD_USER_INPUT'],
  ['minimumPresent must be 1 to 1000000.', { minimumPresent: 1_000_001 }, 'BAD_USER_INPUT'],
  ['minimumShare must be more than 0 and at most 1.', { minimumPresent: null, minimumShare: 1.01 }, 'BAD_USER_INPUT'],
  ['Give minimumPresent or minimumShare, one of the two.', { minimumShare: 0.5 }, 'BAD_USER_INPUT'],
  ['Give minimumPresent or minimumShare, one of the two.', { minimumPresent: null }, 'BAD_USER_INPUT'],
  ['EVERYONE takes no groupId.', { groupId: '1' }, 'BAD_USER_INPUT'],
  ['PROJECT_ALLOCATION takes a groupId.', { group: 'PROJECT_ALLOCATION' }, 'BAD_USER_INPUT'],
  ['groupId is not the id of a group.', { group: 'DEPARTMENT', groupId: 'Design' }, 'BAD_USER_INPUT'],
  ['There is no group with this groupId.', { group: 'DEPARTMENT', groupId: '9999' }, 'NOT_FOUND'],
  ['There is no group with this groupId.', { group: 'DEPARTMENT', groupId: '999999999999999999' }, 'NOT_FOUND'],
  ['There is no group with this groupId.', { group: 'TEAM_MANAGER', groupId: '999999999999999999' }, 'NOT_FOUND'],
  ['There is no group with this groupId.', { group: 'PROJECT_ALLOCATION', groupId: '999999999999999999' }, 'NOT_FOUND'],
  ['weekdays are 1 (Monday) to 7 (Sunday).', { weekdays: [0] }, 'BAD_USER_INPUT'],
  ['A season has seasonFrom and seasonTo.', { seasonFrom: '01-01' }, 'BAD_USER_INPUT'],
  ['02-30 is not a day of the year, MM-DD.', { seasonFrom: '02-30', seasonTo: '03-01' }, 'BAD_USER_INPUT'],
])('a rule is refused: %s %j', async (message, part, code) => {
  const { id } = (await create(EVERYONE)).data.createCoverageRule;
  const refused = expect.objectContaining({ message, extensions: expect.objectContaining({ code }) });
  expect((await create({ ...EVERYONE, ...part })).errors).toEqual([refused]);
  expect((await update(id, { ...EVERYONE, ...part })).errors).toEqual([refused]);
  await api.query('HR', 'mutation ($id: ID!) { deleteCoverageRule(id: $id) }', { id });
  expect(await list()).toEqual([]);
});

test('a rule that is gone cannot be replaced', async () => {
  expect((await update('77', EVERYONE)).errors[0]).toMatchObject({
    message: 'There is no coverage rule 77.',
    extensions: { code: 'NOT_FOUND' },
  });
});
