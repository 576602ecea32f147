import { textAt } from '../../src/mart/shared-columns';
import { type MartState, type Members, NONE } from '../../src/mart/state';
import type { BenchServer } from '../bench-server';
import { OVERVIEW, uniqueRange } from '../reading-questions';
import { type Counts, type Grouping, type OverviewAnswer, type Peer } from './overview';

const FIELDS: Record<Grouping, string> = {
  year_month: 'byMonth',
  department: 'byDepartment',
  leave_type: 'byType',
  designation: 'byDesignation',
};
const MICRO = 1_000_000;

interface Measures {
  leaveDays: number;
  leaveCount: number;
  employeeCount: number;
}

/** This product over HTTP, with a filter that nobody asked before each time. `inServer`: milliseconds of the last answer without HTTP. */
export function createOurPeer(server: BenchServer, token: string, state: MartState): Peer & { inServer(): number } {
  let attempt = 0;
  let inServer = Number.NaN;
  return {
    name: 'this product over HTTP',
    async ask() {
      const before = await server.readMetrics();
      const { milliseconds, body } = await server.ask(token, OVERVIEW, { filter: { ...uniqueRange(++attempt), statuses: ['APPROVED'] } });
      const after = await server.readMetrics();
      inServer = (after.requestSeconds - before.requestSeconds) * 1000;
      return { milliseconds, answer: () => toAnswer(state, JSON.parse(body.toString()).data) };
    },
    inServer: () => inServer,
    stop: async () => undefined,
  };
}

function toAnswer(
  state: MartState,
  data: Record<string, { total: Measures; rows: { keys: { id: string }[]; measures: Measures }[] }>,
): OverviewAnswer {
  const ordinals: Record<Grouping, (id: string) => number> = {
    year_month: (id) => (Number(id.slice(0, 4)) - 1970) * 12 + Number(id.slice(5)) - 1,
    department: ordinalsOf(state.departments),
    leave_type: ordinalsOf(state.leaveTypes),
    designation: ordinalsOf(state.designations),
  };
  const groups = Object.fromEntries(
    Object.entries(FIELDS).map(([grouping, field]) => [
      grouping,
      new Map(data[field]?.rows.map(({ keys, measures }) => [ordinals[grouping as Grouping](keys[0]?.id ?? ''), toCounts(measures)])),
    ]),
  ) as unknown as OverviewAnswer['groups'];
  return { groups, total: toCounts(data.byMonth?.total ?? { leaveDays: Number.NaN, leaveCount: Number.NaN, employeeCount: Number.NaN }) };
}

const toCounts = ({ leaveDays, leaveCount, employeeCount }: Measures): Counts => [Math.round(leaveDays * MICRO), leaveCount, employeeCount];

function ordinalsOf(members: Members): (id: string) => number {
  const ordinals = new Map(Array.from({ length: members.count }, (_, at) => [textAt(members.id, at), at]));
  return (id) => ordinals.get(id) ?? NONE;
}
