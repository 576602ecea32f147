import { Suspense, useMemo } from 'react';
import { chosenValues, type FilterName, toggleValue, toLeaveFilter } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { optionLabel } from '../../filters/option-label';
import { useFilters } from '../../filters/use-filters';
import type { PageFigures } from '../../filters/use-page-figures';
import { filterWords } from '../../filters/words';
import { type AggregateAnswer, readFigures, readTotal } from '../../leave-charts/aggregate';
import { formatList } from '../../lib/format';
import { lazyPart } from '../../lib/lazy-part';
import { useChangeMark } from '../../lib/use-change-mark';
import { MonthPanel } from './month-panel';
import classes from './overview.module.css';
import type { OverviewAnswer } from './query';
import { RankedPanel } from './ranked-panel';
import { Total } from './total';
import { overviewWords } from './words';

// Loaded separately: the first script has a size limit.
const ComingMonths = lazyPart(() => import('./coming-months'), 'ComingMonths');
const say = overviewWords;

/**
 * @param whole the answer without the selection
 * @param filters the filters of `whole`
 * @param scope identifies the filter of the data; null while the data is of an earlier filter or a selection is being made
 */
export function OverviewPanels({
  of,
  whole,
  filters: answered,
  scope,
}: Pick<PageFigures<OverviewAnswer>, 'of' | 'filters'> & { whole: OverviewAnswer; scope: string | null }) {
  const [filters, setFilters] = useFilters();
  const { options, typeColor } = useFilterOptions();
  const month = usePanel(of('month').byMonth, '', scope);
  const department = useRanked('department', of('department').byDepartment, whole.byDepartment, scope);
  const type = useRanked('type', of('type').byType, whole.byType, scope);
  const designation = useRanked('designation', of('designation').byDesignation, whole.byDesignation, scope);
  const total = readTotal(of('total').byMonth);
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(month.total), scope ?? '');
  const named = (name: 'status' | 'year') => formatList(chosenValues(filters, name).map((id) => optionLabel(options, name, id)));
  const basis = say.totalBasis(named('status'), filters.year.length === 0 ? filterWords.allYears : named('year'));
  const filterBy = (name: FilterName) => (id: string) => setFilters(toggleValue(filters, name, id));

  return (
    <>
      <Total total={total} basis={basis} updated={updated} filter={toLeaveFilter(filters)} />
      <div className={classes.grid}>
        <div className={classes.wide}>
          <MonthPanel {...month} answer={of('month')} answered={answered} />
        </div>
        <RankedPanel title={say.byDepartment} heading={filterWords.department} onPick={filterBy('department')} {...department} />
        <RankedPanel title={say.byType} heading={filterWords.type} color={typeColor} onPick={filterBy('type')} {...type} />
        <RankedPanel title={say.byDesignation} heading={filterWords.designation} onPick={filterBy('designation')} {...designation} />
        <div className={classes.wide}>
          <Suspense>
            <ComingMonths />
          </Suspense>
        </div>
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

/** `places`: the rows of the answer without the selection. Bars keep their order during a selection in another panel. */
function useRanked(panel: 'department' | 'type' | 'designation', answer: AggregateAnswer, whole: AggregateAnswer, scope: string | null) {
  const none = filterWords.none[panel];
  const places = useMemo(() => readFigures(whole, none), [whole, none]);
  return { ...usePanel(answer, none, scope), panel, places };
}
