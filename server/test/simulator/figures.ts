import { aggregateLeave } from '../../src/api/features/analytics/aggregate-leave';
import type { DimensionName } from '../../src/mart/dimensions/registry';
import type { MartState } from '../../src/mart/state';
import { viewOf } from '../mart-view';
import type { Model, ModelRecord } from './model';

const WORDS: Readonly<Record<string, string>> = { PENDING: 'REQUESTED', WITHDRAWN: 'UNKNOWN' };
const EVERY_STATUS = ['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'];

/** What figures are grouped by, and the label of a record's cell. */
const GROUPINGS: Readonly<Partial<Record<DimensionName, (record: ModelRecord, newest: ModelRecord) => string>>> = {
  EMPLOYEE: ({ entry }) => String(entry.record.empId),
  STATUS: ({ entry }) => WORDS[String(entry.record.status)] ?? String(entry.record.status),
  LEAVE_TYPE: ({ entry }) => String(entry.record.leaveTypeId),
  FISCAL_YEAR: ({ entry }) => String(entry.record.fiscalId),
  DEPARTMENT: (_record, newest) => String(newest.entry.record.departmentDescription ?? ''),
  TEAM_MANAGER: (_record, newest) => String(newest.entry.record.teamManagerId ?? ''),
};
const BY_LABEL: readonly DimensionName[] = ['DEPARTMENT'];
export const FIGURE_GROUPINGS = Object.keys(GROUPINGS) as DimensionName[];

/** Days, leaves and people of each cell of a grouping, all statuses: as text that two sides have in common. */
export function countInModel(model: Model, dimension: DimensionName): string[] {
  const current = [...model.records.values()].filter(({ isRetired }) => !isRetired);
  const newest = new Map<unknown, ModelRecord>();
  for (const record of current) {
    const other = newest.get(record.entry.record.empId);
    if (!other || isNewer(record, other)) newest.set(record.entry.record.empId, record);
  }
  const cells = new Map<string, { micro: number; leaves: number; people: Set<unknown> }>();
  for (const record of current) {
    const key = GROUPINGS[dimension]?.(record, newest.get(record.entry.record.empId) ?? record) ?? '';
    const cell = cells.get(key) ?? { micro: 0, leaves: 0, people: new Set() };
    cells.set(key, cell);
    cell.micro += Math.round(Number(record.entry.record.leaveDays) * 1e6);
    cell.leaves++;
    cell.people.add(record.entry.record.empId);
  }
  return [...cells].map(([key, { micro, leaves, people }]) => describe(key, micro / 1e6, leaves, people.size)).sort();
}

/** The same of a state of the mart, as the API answers it. */
export function countInMart(state: MartState, dimension: DimensionName): string[] {
  const { shownCount, rowAt } = aggregateLeave(viewOf(state), {
    condition: { choices: { STATUS: { ids: EVERY_STATUS, orNone: false } }, dateFrom: null, dateTo: null },
    scope: { teamOf: null },
    groupBy: [dimension],
    disclosure: null,
    isCompared: false,
    orderBy: 'KEY',
    limit: null,
    totalMeasures: [],
    rowMeasures: ['leaveDays', 'leaveCount', 'employeeCount'],
    today: '2024-04-23',
  });
  return Array.from({ length: shownCount }, (_, place) => rowAt(place))
    .map(({ keys: [{ id, label } = { id: '', label: '' }], measures }) =>
      describe(id !== '' && BY_LABEL.includes(dimension) ? label : id, measures.leaveDays, measures.leaveCount, measures.employeeCount),
    )
    .sort();
}

const describe = (key: string, days: unknown, leaves: unknown, people: unknown) =>
  `${key}: ${days} days, ${leaves} leaves, ${people} people`;

function isNewer({ entry: { id, record } }: ModelRecord, other: ModelRecord): boolean {
  const [own, others] = [String(record.updatedAt), String(other.entry.record.updatedAt)];
  return own > others || (own === others && Number(id) > Number(other.entry.id));
}
