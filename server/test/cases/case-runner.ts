import { expect } from 'vitest';
import type { Role } from '../../src/api/shared/auth/role';
import { startTestApi } from '../api';
import { parseCsv } from '../csv';
import { createIngestHarness, type IngestHarness } from '../ingest';
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
  /** Rows of an export by their headers. */
  csv(name: string, filter: object): Promise<Record<string, string>[]>;
  xlsx(name: string, filter: object): Promise<Record<string, unknown>[]>;
}

const BALANCE = `query ($person: ID!, $year: ID, $asOf: LocalDate) { employee(id: $person) { balances(fiscalYearId: $year, asOf: $asOf) {
  leaveType { id } fiscalYear { id label flags } carriesFrom { id } entitlement carriedIn taken available unused unusedCarriedIn forfeitRisk
  utilisation ledgerResidual
} } }`;
const DAYS = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $asKnownAt: DateTime) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, asKnownAt: $asKnownAt) { rows { keys { id } measures { leaveDays } } }
}`;

/** Runs a case on a database of its own. */
export async function runCase(work: (run: CaseRun) => Promise<void>): Promise<void> {
  const harness = await createIngestHarness();
  const api = await startTestApi({ databaseUrl: harness.url });
  const query: CaseRun['query'] = async (text, variables = {}, role = 'ADMIN') => {
    const { data, errors } = await api.query(role, text, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const download = async (path: string, filter: object) => {
    // The mart has followed the last run when a query was answered.
    await query('{ viewer { role } }');
    const headers = { authorization: `Bearer ${await api.tokenOf('ADMIN')}` };
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
      async csv(name, filter) {
        const [headers = [], ...lines] = parseCsv(await (await download(`/export/${name}.csv`, filter)).text());
        return lines.map((line) => Object.fromEntries(headers.map((header, at) => [header, line[at] ?? ''])));
      },
      async xlsx(name, filter) {
        const [headers = [], ...lines] = await readWorkbook(await (await download(`/export/${name}.xlsx`, filter)).arrayBuffer());
        return lines.map((line) => Object.fromEntries(headers.map((header, at) => [String(header), line[at]])));
      },
    });
  } finally {
    await api.close();
    await harness.drop();
  }
}
