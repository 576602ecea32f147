import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

/** Each is read by statements of its own, over all cells at once, and only where a field that needs it is asked for. */
export type MeasureFamily =
  | 'COLUMN'
  | 'CELL'
  | 'SPELLS'
  | 'ABSENCE'
  | 'WEEKDAY'
  | 'MONTH'
  | 'BALANCE_USE'
  | 'LEAD_TIME'
  | 'REQUEST_DATES'
  | 'DECISION_TIME'
  | 'REJECTIONS';

/** The families that the total and the rows of an answer need. */
export interface AskedMeasures {
  total: ReadonlySet<MeasureFamily>;
  rows: ReadonlySet<MeasureFamily>;
}

const FAMILIES: Readonly<Record<string, readonly MeasureFamily[]>> = {
  spellCount: ['SPELLS'],
  meanDuration: ['SPELLS'],
  shareOfColumn: ['COLUMN'],
  shareOfCell: ['CELL'],
  absenceRate: ['ABSENCE'],
  weekdayIndex: ['ABSENCE', 'WEEKDAY'],
  monthIndex: ['ABSENCE', 'MONTH'],
  utilisation: ['BALANCE_USE'],
  pace: ['BALANCE_USE'],
  leadTime: ['LEAD_TIME'],
  requestDates: ['REQUEST_DATES'],
  decisionTime: ['DECISION_TIME'],
  rejectionRate: ['REJECTIONS'],
};

/** Looks ahead at what is selected of a `LeaveAggregate`. */
export function readAskedMeasures(info: GraphQLResolveInfo): AskedMeasures {
  const root = parseResolveInfo(info) as ResolveTree;
  const measuresOf = (trees: ResolveTree[]) => new Set(trees.flatMap(childrenOf).flatMap(({ name }) => FAMILIES[name] ?? []));
  const fields = childrenOf(root);
  const rows = fields.filter(({ name }) => name === 'rows').flatMap(childrenOf);
  return {
    total: measuresOf(fields.filter(({ name }) => name === 'total')),
    rows: measuresOf(rows.filter(({ name }) => name === 'measures')),
  };
}

function childrenOf({ fieldsByTypeName }: ResolveTree): ResolveTree[] {
  return Object.values(fieldsByTypeName).flatMap((fields) => Object.values(fields));
}
