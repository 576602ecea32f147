import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { useChangeMark } from '../../lib/use-change-mark';
import { filterWords } from '../../words/filters';
import { overviewWords } from '../../words/overview';
import { MonthPanel } from './month-panel';
import classes from './overview.module.css';
import { type OVERVIEW, type OverviewAggregate, readFigures, readTotal } from './overview-query';
import { RankedPanel } from './ranked-panel';

const say = overviewWords;

/** @param scope the filter that the data belongs to; null while it is that of an earlier filter */
export function OverviewPanels({
  data,
  scope,
  colors,
}: {
  data: ResultOf<typeof OVERVIEW>;
  scope: string | null;
  colors: (id: string) => string;
}) {
  const month = usePanel(data.byMonth, '', scope);
  const department = usePanel(data.byDepartment, filterWords.none.department, scope);
  const type = usePanel(data.byType, filterWords.none.type, scope);
  const designation = usePanel(data.byDesignation, filterWords.none.designation, scope);
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <MonthPanel {...month} />
      </div>
      <RankedPanel title={say.byDepartment} heading={filterWords.department} {...department} />
      <RankedPanel title={say.byType} heading={filterWords.type} color={colors} {...type} />
      <RankedPanel title={say.byDesignation} heading={filterWords.designation} {...designation} />
    </div>
  );
}

function usePanel(aggregate: OverviewAggregate, none: string, scope: string | null) {
  const rows = useMemo(() => readFigures(aggregate, none), [aggregate, none]);
  const total = useMemo(() => readTotal(aggregate), [aggregate]);
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(rows), scope ?? '');
  return { rows, total, overlapping: aggregate.overlapping, updated };
}
