import { expect } from 'vitest';
import type { Role } from '../../src/api/shared/auth/role';
import type { WorkforceKind } from '../../src/domain/workforce';
import type { Holiday } from '../../src/domain/working-calendar';
import type { ReceiveResult } from '../../src/workforce/receive-result';
import { createWorkforceFiles } from '../../src/workforce/workforce-files';
import { startTestApi } from '../api';
import { parseCsv } from '../csv';
import { createIngestHarness, type IngestHarness, WEEKDAY_CALENDAR } from '../ingest';
import { readWorkbook } from '../xlsx';

// biome-ignore lint/suspicious/noExplicitAny: cases read any shape out of an answer
type Data = any;

interface BalanceQuestion {
  person: string;
  year: number;
  asOf: string;
  type?: number;
}

/** One case on the whole product: records go in through the ingest, figures come out of the API and its files. */
export interface CaseRun {
  harness: IngestHarness;
  query(query: string, variables?: Record<string, unknown>, role?: Role): Promise<Data>;
  /** One balance of a person, of leave type 8 unless another is named. */
  balance(question: BalanceQuestion): Promise<Data>;
  /** Leave days by the id of the only dimension. */
  days(groupBy: string, options?: { filter?: object; asKnownAt?: string }): Promise<Record<string, number>>;
  /** Approved leave days and rostered days. */
  rate(filter?: object): Promise<{ numerator: number; denominator: number }>;
  /** Who is there, by date. */
  absences(dateFrom: string, dateTo?: string): Promise<Data[]>;
  /** Flags of each leave, in the order of the list. */
  flags(filter?: object): Promise<string[][]>;
  /** Takes in a watched file: an object is written as JSON, a text as it is. */
  receive(kind: WorkforceKind, content: object | string): Promise<ReceiveResult>;
  /** Rows of an export by their headers. */
  csv(name: string, filter?: object, role?: Role): Promise<Record<string, string>[]>;
  xlsx(name: string, filter?: object, role?: Role): Promise<Record<string, unknown>[]>;
}

const BALANCE = `query ($person: ID!, $year: ID, $asOf: LocalDate) { employee(id: $person) { balances(fiscalYearId: $year, asOf: $asOf) {
  leaveType { id } fiscalYear { id label flags } carriesFrom { id } entitlement carriedIn taken available unused unusedCarriedIn forfeitRisk
  utilisation ledgerResidual
} } }`;
const DAYS = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $asKnownAt: DateTime) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, asKnownAt: $asKnownAt) { rows { keys { id } measures { leaveDays } } }
}`;

const RATE = `query ($filter: LeaveFilter) {
  leaveAggregate(filter: $filter, groupBy: []) { total { absenceRate { numerator denominator } } }
}`;
const ABSENCES = `query ($dateFrom: LocalDate!, $dateTo: LocalDate!) {
  absences(dateFrom: $dateFrom, dateTo: $dateTo) { dates { headcount awayCount awayDays coverage } }
}`;

interface CaseOptions {
  /** Of the default calendar. */
  holidays?: Holiday[];
  sourceTimeZone?: string;
}

/** Runs a case on a database of its own. */
export async function runCase(
  work: (run: CaseRun) => Promise<void>,
  { holidays = [], sourceTimeZone = 'Asia/Kathmandu' }: CaseOptions = {},
): Promise<void> {
  const calendar = { ...WEEKDAY_CALENDAR, holidays };
  const harness = await createIngestHarness({ calendar });
  const files = createWorkforceFiles({
    databaseUrl: harness.url,
    sourceTimeZone,
    workingWeeks: calendar.workingWeeks,
    logger: harness.logger,
  });
  const api = await startTestApi({ databaseUrl: harness.url, calendar, sourceTimeZone });
  const query: CaseRun['query'] = async (text, variables = {}, role = 'ADMIN') => {
    const { data, errors } = await api.query(role, text, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const download = async (path: string, filter: object, role: Role) => {
    // The mart has followed the last run when a query was answered.
    await query('{ viewer { role } }');
    const headers = { authorization: `Bearer ${await api.tokenOf(role)}` };
    const response = await fetch(`${api.url}${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`, { headers });
    expect(response.status).toBe(200);
    return response;
  };
  try {
    await work({
      harness,
      query,
      async balance({ person, year, asOf, type = 8 }) {
        const { employee } = await query(BALANCE, { person, year: String(year), asOf });
        return employee.balances.find((balance: Data) => balance.leaveType.id === String(type));
      },
      async days(groupBy, options = {}) {
        const { leaveAggregate } = await query(DAYS, { groupBy: [groupBy], ...options });
        return Object.fromEntries(leaveAggregate.rows.map(({ keys, measures }: Data) => [keys[0].id, measures.leaveDays]));
      },
      rate: async (filter = {}) => (await query(RATE, { filter })).leaveAggregate.total.absenceRate,
      absences: async (dateFrom, dateTo = dateFrom) => (await query(ABSENCES, { dateFrom, dateTo })).absences.dates,
      async flags(filter = {}) {
        const { leaves } = await query('query ($filter: LeaveFilter) { leaves(filter: $filter) { nodes { flags } } }', { filter });
        return leaves.nodes.map(({ flags }: Data) => flags);
      },
      receive(kind, content) {
        const [name, text] = typeof content === 'string' ? ['file.csv', content] : ['file.json', JSON.stringify(content)];
        return files.receiveFile(kind, name, [{ name, bytes: Buffer.from(text) }]);
      },
      async csv(name, filter = {}, role = 'ADMIN') {
        const [headers = [], ...lines] = parseCsv(await (await download(`/export/${name}.csv`, filter, role)).text());
        return lines.map((line) => Object.fromEntries(headers.map((header, at) => [header, line[at] ?? ''])));
      },
      async xlsx(name, filter = {}, role = 'ADMIN') {
        const [headers = [], ...lines] = await readWorkbook(await (await download(`/export/${name}.xlsx`, filter, role)).arrayBuffer());
        return lines.map((line) => Object.fromEntries(headers.map((header, at) => [String(header), line[at]])));
      },
    });
  } finally {
    await api.close();
    await harness.drop();
  }
}
