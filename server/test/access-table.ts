import { readFile } from 'node:fs/promises';
import type { Role } from '../src/api/shared/auth/role';

// The table of docs/access.md, and what the tests ask to see that it holds.

/** A caller's role; null: anonymous. */
export type Asker = Role | null;

/** What the table says about one operation, question, field or path: a word for each asker. */
export interface AccessRow {
  name: string;
  words: Map<Asker, string>;
}

/** Every name of the document with its words, in its order. */
export async function readAccessTable(): Promise<AccessRow[]> {
  const rows: AccessRow[] = [];
  let askers: Asker[] = [];
  for (const line of (await readFile('docs/access.md', 'utf8')).split('\n')) {
    const [first = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells[0] === 'anonymous') askers = cells.map((cell) => (cell === 'anonymous' ? null : (cell as Role)));
    else if (cells.length === askers.length && first.startsWith('`')) {
      const words = new Map(askers.map((asker, at) => [asker, cells[at] ?? '']));
      rows.push(...[...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({ name, words })));
    }
  }
  return rows;
}

/** The operation that shows what a row says, and the key under which its answer stands. A path answers for itself. */
export function toOperation(name: string): { query: string; key: string } {
  const [type = '', field = ''] = name.split('.', 2);
  if (name.startsWith('__')) return { query: `{ ${OPERATIONS[name]} }`, key: name };
  if (name.includes('(')) {
    const root = name.slice(0, name.indexOf('('));
    const question = name.replace('NOW', JSON.stringify(new Date().toISOString()));
    return { query: `{ ${question} ${selectionOf(root)} }`, key: root };
  }
  if (type === 'Query' || type === 'Mutation' || type === 'Subscription') {
    return { query: `${type.toLowerCase()} { ${OPERATIONS[field] ?? field} }`, key: field };
  }
  const place = PLACES[type];
  if (!place) throw new Error(`docs/access.md names ${name}, and no place where to ask for it is known`);
  return { query: place(`${field} ${SELECTIONS[field] ?? ''}`.trim(), field), key: field };
}

const CELLS = '{ rows { keys { label } measures { leaveDays suppressed } } }';
const AWAY = 'absences(dateFrom: "2024-04-01", dateTo: "2024-04-30")';
const MINT = 'createApiToken(input: { name: "Matrix", role: VIEWER })';
const WHAT_IF =
  'coverageWhatIf(dateFrom: "2024-04-01", dateTo: "2024-04-05", add: [{ employeeId: "larch-8", startDate: "2024-04-01", endDate: "2024-04-05" }])';
const PENDING = 'leaves(first: 50, filter: { statuses: [REQUESTED] })';
const FACTOR = 'bradford(asOf: "2024-07-01", first: 100)';

const OPERATIONS: Readonly<Record<string, string>> = {
  __schema: '__schema { queryType { name } }',
  __type: '__type(name: "LeaveFilter") { name }',
  health: 'health { ok }',
  viewer: 'viewer { role employeeId }',
  dataStatus: 'dataStatus { dataVersion quarantinedCount }',
  leaveTypes: 'leaveTypes { name }',
  fiscalYears: 'fiscalYears { label }',
  workingCalendar: 'workingCalendar { workingWeeks { weekdays } }',
  filterOptions: 'filterOptions { departments { name } teamManagers { name } projectAllocations { name } }',
  departments: 'departments { name }',
  designations: 'designations { name }',
  teamManagers: 'teamManagers { name }',
  leaveIssuers: 'leaveIssuers { name }',
  projectAllocations: 'projectAllocations { name }',
  leaveAggregate: `leaveAggregate(groupBy: [DEPARTMENT]) ${CELLS}`,
  leaveForecast: 'leaveForecast { total { periodLabel } rows { groupLabel suppressed } }',
  forecastBacktest: 'forecastBacktest { horizons { horizonDays } }',
  balanceForecast: 'balanceForecast { total { balanceCount } }',
  leaves: 'leaves(first: 100) { nodes { employee { id name } } }',
  employees: 'employees(first: 100) { nodes { id name } }',
  balances: 'balances(first: 100) { nodes { employee { id name } } }',
  absences: `${AWAY} { dates { absences { employee { id name } } } }`,
  explainChange: 'explainChange(from: "1", leavesPerComponent: 50) { components { leaves { after { employeeId } } } }',
  employee: 'employee(id: "larch-1") { userId }',
  leaveHistory: 'leaveHistory(leaveId: "1") { runId }',
  bradford: `${FACTOR} { employee { id name } }`,
  leaveInfo: 'leaveInfo',
  quarantinedRecords: 'quarantinedRecords { nodes { rawForm } }',
  workforce: 'workforce { problems { message } }',
  workforcePeople: 'workforcePeople(first: 100) { nodes { employeeId name } }',
  workforceDifference: 'workforceDifference(revisionId: "999") { changedCount }',
  uploadWorkforce: 'uploadWorkforce(kind: WORKFORCE, fileName: "matrix.csv", content: "-") { problems { message } }',
  confirmWorkforce: 'confirmWorkforce(revisionId: "999") { problems { message } }',
  discardWorkforce: 'discardWorkforce(revisionId: "999") { problems { message } }',
  undoWorkforce: 'undoWorkforce(kind: WORKFORCE) { problems { message } }',
  ingestRuns: 'ingestRuns { nodes { id } }',
  ingestRun: 'ingestRun(id: "1") { id }',
  dataChecks: 'dataChecks { checks { findings(first: 50) { nodes { employee { id name } } } } }',
  coverageWhatIf: `${WHAT_IF} { cells { overlaps { employee { id name } } } }`,
  coverageRules: 'coverageRules { id }',
  createCoverageRule: 'createCoverageRule(input: { name: "Half", group: EVERYONE, minimumShare: 0.5 }) { id }',
  updateCoverageRule: 'updateCoverageRule(id: "1", input: { name: "Half", group: EVERYONE, minimumShare: 0.5 }) { id }',
  deleteCoverageRule: 'deleteCoverageRule(id: "999")',
  acceptCheckFindings: 'acceptCheckFindings(check: REQUESTED_AFTER_START, ids: ["3"], note: "Known")',
  reopenCheckFindings: 'reopenCheckFindings(check: REQUESTED_AFTER_START, ids: ["3"])',
  apiTokens: 'apiTokens { nodes { id } }',
  auditEntries: 'auditEntries { nodes { id } }',
  sessions: 'sessions { nodes { subject } }',
  vanishedPeople: 'vanishedPeople { leaveCount }',
  resolveVanishedPeople: 'resolveVanishedPeople(employeeIds: [], as: LEFT)',
  triggerIngest: 'triggerIngest(dryRun: true) { id }',
  calendarFeeds: 'calendarFeeds { id }',
  createCalendarFeed: 'createCalendarFeed(input: { name: "Matrix" }) { path }',
  revokeCalendarFeed: 'revokeCalendarFeed(id: "999") { id }',
  createApiToken: `${MINT} { secret }`,
  revokeApiToken: 'revokeApiToken(id: "1") { revokedAt }',
  erasePerson: 'erasePerson(employeeId: "gone-1", confirmation: "gone-1") { anonymousEmployeeId }',
  endSessions: 'endSessions(subject: "nobody")',
  dataVersionChanged: 'dataVersionChanged { dataVersion }',
  ingestRunChanged: 'ingestRunChanged { id }',
};

/** What to select below a field that is no scalar. */
const SELECTIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['department', 'designation', 'teamManager', 'projectAllocations'].map((field) => [field, '{ name }'])),
  ...Object.fromEntries(['leaveIssuer', 'defaultLeaveIssuer', 'leaveType'].map((field) => [field, '{ name }'])),
  ...Object.fromEntries(['shareOfColumn', 'shareOfCell', 'rejectionRate', 'absenceRate'].map((field) => [field, '{ numerator }'])),
  ...Object.fromEntries(
    ['meanDaysPerPerson', 'meanDuration', 'weekdayIndex', 'monthIndex', 'utilisation', 'pace'].map((field) => [field, '{ numerator }']),
  ),
  leadTime: '{ medianDays }',
  requestDates: '{ earliest median }',
  decisionTime: '{ observedCount }',
  leaveIssuers: '{ leaveIssuer { name } }',
  team: '{ id name }',
  leaves: '{ nodes { id } }',
  lastLeave: '{ id }',
  balances: '{ taken }',
  fiscalYear: '{ label }',
  dayFacts: '{ date }',
  employee: '{ id name }',
  history: '{ employeeId employeeName }',
  before: '{ employeeId }',
  after: '{ employeeId }',
  token: '{ id }',
  conflicts: '{ colleagues { employee { id name } } }',
  trend: '{ count }',
  findings: '(first: 60) { nodes { employee { id name } } }',
  otherEmployees: '{ id name }',
  leave: '{ id employee { name } }',
  otherLeave: '{ id employee { name } }',
  otherFiscalYear: '{ label }',
  difference: '{ changes(first: 100) { nodes { employeeId employeeName } } }',
  changes: '(first: 100) { nodes { employeeId employeeName } }',
  entitlementChanges: '{ leaveTypeId }',
  overdrawn: '{ days }',
  record: '{ field value }',
  offices: '{ name }',
};

/** Paths to the fields of a type, each with a field that shows whose they are. */
const PLACES: Readonly<Record<string, (selection: string, field: string) => string>> = {
  Employee: (selection) => `{ employees(first: 50) { nodes { id ${selection} } } }`,
  Leave: (selection, field) =>
    `{ ${field === 'conflicts' ? PENDING : 'leaves(first: 50)'} { nodes { who: employee { id } ${selection} } } }`,
  LeaveVersion: (selection) => `{ leaves(first: 50) { nodes { history { employeeId ${selection} } } } }`,
  LeaveBalance: (selection) => `{ balances(first: 100) { nodes { ${selection} } } }`,
  BalanceForecast: (selection) => `{ balanceForecast { ${selection} } }`,
  ClosingRow: (selection) => `{ balanceForecast { total { ${selection} } } }`,
  CoverageOverlap: (selection) => `{ ${WHAT_IF} { cells { overlaps { ${selection} } } } }`,
  LeaveColleague: (selection) => `{ ${PENDING} { nodes { conflicts { colleagues { ${selection} } } } } }`,
  Absence: (selection) => `{ ${AWAY} { dates { absences { who: employee { id } ${selection} } } } }`,
  ChangedLeave: (selection) => `{ explainChange(from: "1", leavesPerComponent: 50) { components { leaves { ${selection} } } } }`,
  WorkingCalendar: (selection) => `{ workingCalendar { ${selection} } }`,
  IngestRun: (selection) => `{ ingestRun(id: "1") { ${selection} } }`,
  RunDifference: (selection) => `{ ingestRun(id: "1") { difference { ${selection} } } }`,
  BradfordScore: (selection) => `{ ${FACTOR} { ${selection} } }`,
  QuarantinedRecord: (selection) => `{ quarantinedRecords { nodes { ${selection} } } }`,
  VanishedPerson: (selection) => `{ vanishedPeople { ${selection} } }`,
  DataCheck: (selection) => `{ dataChecks(names: [REQUESTED_AFTER_START]) { checks { ${selection} } } }`,
  DataCheckFinding: (selection, field) => {
    const check = { otherLeave: 'OVERLAPPING_LEAVE', otherEmployees: 'SHARED_EMAIL' }[field] ?? 'REQUESTED_AFTER_START';
    const state = field === 'note' ? 'ACCEPTED' : 'OPEN';
    return `{ dataChecks(names: [${check}]) { checks { findings(state: ${state}, first: 60) { nodes { who: employee { id } ${selection} } } } } }`;
  },
  CreatedApiToken: (selection) => `mutation { ${MINT} { ${selection} } }`,
  TeamManager: (selection) => `{ teamManagers { ${selection} } }`,
  LeaveIssuer: (selection) => `{ leaveIssuers { ${selection} } }`,
  LeaveMeasures: (selection, field) =>
    `{ leaveAggregate(groupBy: [${{ weekdayIndex: 'WEEKDAY, ', monthIndex: 'MONTH, ' }[field] ?? ''}DEPARTMENT]) { rows { keys { label } measures { suppressed ${selection} } } } }`,
};

function selectionOf(root: string): string {
  const operation = OPERATIONS[root] ?? '';
  return operation.slice(operation.indexOf('{'));
}
