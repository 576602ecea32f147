import type { ResultOf } from 'gql.tada';
import { graphql } from '../data/graphql';
import { tellApart } from '../lib/tell-apart';
import type { Figures } from './figures';

/** What every chart of leave days asks of an aggregate. */
export const AGGREGATE = graphql(`
  fragment Aggregate on LeaveAggregate {
    dataVersion
    overlapping
    total { leaveDays leaveCount employeeCount suppressed }
    rows {
      keys { dimension id label }
      measures { leaveDays leaveCount employeeCount suppressed }
    }
  }
`);

export type AggregateAnswer = ResultOf<typeof AGGREGATE>;

/** A one-dimensional aggregate as figures; `none` names the row of a missing value. */
export function readFigures(aggregate: AggregateAnswer, none: string): Figures[] {
  return readCells(aggregate, none).map(({ row }) => row);
}

/** A two-dimensional aggregate: the id of the first key, and the figures of the second, whose labels tell its values apart. */
export function readCells(aggregate: AggregateAnswer, none: string): { first: string; row: Figures }[] {
  const rows = aggregate.rows.map(({ keys, measures }) => {
    const key = keys.at(-1);
    return { id: key?.id ?? '', label: !key || key.id === '' ? none : key.label, ...readMeasures(measures) };
  });
  return tellApart(rows, 'label').map((row, at) => ({ first: aggregate.rows[at]?.keys[0]?.id ?? '', row }));
}

export function readTotal(aggregate: AggregateAnswer): Figures {
  return { id: 'total', label: '', ...readMeasures(aggregate.total) };
}

/**
 * A part of the answer in the places of the whole: rows that the part does not have are zero, so that charts keep their bars where they
 * are.
 * @param places the aggregates whose rows are kept; any other field is that of the part, where it has it
 */
export function inPlaces<TData extends object>(whole: TData, part: TData, places: readonly (keyof TData)[]): TData {
  const held = places.map((name) => [name, holdRows(whole[name] as Rows, part[name] as Rows)]);
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return { ...whole, ...Object.fromEntries(given), ...Object.fromEntries(held) };
}

type Rows = Pick<AggregateAnswer, 'rows'> | undefined;
const NOTHING = { leaveDays: 0, leaveCount: 0, employeeCount: 0, suppressed: false };

function holdRows(whole: Rows, part: Rows): Rows {
  if (whole === undefined || part === undefined) return part ?? whole;
  const idOf = (row: AggregateAnswer['rows'][number]) => JSON.stringify(row.keys.map(({ id }) => id));
  const known = new Map(part.rows.map((row) => [idOf(row), row]));
  return { ...part, rows: whole.rows.map((row) => known.get(idOf(row)) ?? { ...row, measures: NOTHING }) };
}

function readMeasures({ leaveDays, leaveCount, employeeCount, suppressed }: AggregateAnswer['total']) {
  return { days: leaveDays, requests: leaveCount, people: employeeCount, suppressed };
}
