import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { chosenValues, toggleValue } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { optionLabel } from '../../filters/option-label';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { type AggregateAnswer, readFigures, readTotal } from '../../leave-charts/aggregate';
import { formatList } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { MonthPanel } from './month-panel';
import classes from './overview.module.css';
import type { OVERVIEW } from './overview-query';
import { RankedPanel } from './ranked-panel';
import { Total } from './total';
import { overviewWords } from './words';

const say = overviewWords;

/** @param scope the filter that the data belongs to; null while it is that of an earlier filter */
export function OverviewPanels({ data, scope }: { data: ResultOf<typeof OVERVIEW>; scope: string | null }) {
  const [filters, setFilters] = useFilters();
  const { options, typeColor } = useFilterOptions();
  const month = usePanel(data.byMonth, '', scope);
  const department = usePanel(data.byDepartment, filterWords.none.department, scope);
  const type = usePanel(data.byType, filterWords.none.type, scope);
  const designation = usePanel(data.byDesignation, filterWords.none.designation, scope);
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(month.total), scope ?? '');
  const named = (name: 'status' | 'year') => formatList(chosenValues(filters, name).map((id) => optionLabel(options, name, id)));
  const basis = say.totalBasis(named('status'), filters.year.length === 0 ? filterWords.allYears : named('year'));
  const filterBy = (name: 'department' | 'type' | 'designation') => (id: string) => setFilters(toggleValue(filters, name, id));

  return (
    <>
      <Total total={month.total} basis={basis} updated={updated} />
      <div className={classes.grid}>
        <div className={classes.wide}>
          <MonthPanel {...month} />
        </div>
        <RankedPanel title={say.byDepartment} heading={filterWords.department} onPick={filterBy('department')} {...department} />
        <RankedPanel title={say.byType} heading={filterWords.type} color={typeColor} onPick={filterBy('type')} {...type} />
        <RankedPanel title={say.byDesignation} heading={filterWords.designation} onPick={filterBy('designation')} {...designation} />
      </div>
    </>
  );
}

function usePanel(aggregate: AggregateAnswer, none: string, scope: string | null) {
  const rows = useMemo(() => readFigures(aggregate, none), [aggregate, none]);
  const total = useMemo(() => readTotal(aggregate), [aggregate]);
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(rows), scope ?? '');
  return { rows, total, overlapping: aggregate.overlapping, updated };
}
