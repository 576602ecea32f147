import type { ResultOf } from 'gql.tada';
import { graphql } from '../data/graphql';
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

/** A two-dimensional aggregate: the id of the first key, and the figures of the second. */
export function readCells(aggregate: AggregateAnswer, none: string): { first: string; row: Figures }[] {
  return aggregate.rows.map(({ keys, measures }) => {
    const key = keys.at(-1);
    const row = { id: key?.id ?? '', label: !key || key.id === '' ? none : key.label, ...readMeasures(measures) };
    return { first: keys[0]?.id ?? '', row };
  });
}

export function readTotal(aggregate: AggregateAnswer): Figures {
  return { id: 'total', label: '', ...readMeasures(aggregate.total) };
}

function readMeasures({ leaveDays, leaveCount, employeeCount, suppressed }: AggregateAnswer['total']) {
  return { days: leaveDays, requests: leaveCount, people: employeeCount, suppressed };
}
