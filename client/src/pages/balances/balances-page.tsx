import { Navigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { ChartAboutContext } from '../../charts/panel/chart-about';
import { useFigures } from '../../data/use-figures';
import { may, useViewer } from '../../data/viewer';
import { describeFilters } from '../../filters/describe-filters';
import { isFiltered, onlyFilters } from '../../filters/filter-model';
import { useFilterOptions, useWaiting } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { describeYearBorders } from '../../leave-charts/year-borders';
import { formatDate } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useCursors } from '../../lib/use-cursors';
import { uiWords } from '../../ui/words';
import { BALANCE_FILTERS, chosenYear, toBalanceFilter } from './balance-filter';
import classes from './balances.module.css';
import { BalancesControls } from './balances-controls';
import { BalancesList } from './balances-list';
import { BALANCES, BALANCES_PAGE } from './balances-query';
import { BalancesSkeleton } from './balances-skeleton';
import { BalancesTotal } from './balances-total';
import { NoBalances } from './no-balances';
import { useBalancesParams } from './params';
import { TypesPanel } from './types-panel';
import { balancesWords } from './words';
import { YearEnd } from './year-end/year-end';

/** What everybody has of each leave type in a fiscal year, those most at risk of losing days first. */
export function BalancesPage() {
  const { role } = useViewer();
  return may.seePeople(role) ? <Balances /> : <Navigate to="/" replace />;
}

function Balances() {
  const [filters] = useFilters();
  const { options, fiscalYears, carryingTypes } = useFilterOptions();
  const [{ order, asOf, types }, change] = useBalancesParams();
  const filter = useMemo(
    () => toBalanceFilter(filters, chosenYear(filters, fiscalYears), asOf, types === 'carrying' ? carryingTypes : []),
    [filters, fiscalYears, asOf, types, carryingTypes],
  );
  const canChooseTypes = filters.type.length === 0 && carryingTypes.length > 0;
  const scope = JSON.stringify(filter);
  const cursors = useCursors(JSON.stringify([scope, order]));
  // Which of several years is the latest, and which leave types carry over, is known with the options.
  const waits = options === null;
  const query = useWaiting(useFigures(BALANCES, waits ? null : { filter, orderBy: order, first: BALANCES_PAGE, after: cursors.after }));
  // Another order or page leaves the sums as they are: only the list dims.
  const seen = useRef('');
  if (query.current) seen.current = scope;
  const isScopeShown = seen.current === scope;
  const updated = useChangeMark(query.current ? JSON.stringify(query.data?.balances.total) : undefined, scope);

  return (
    <Page title={uiWords.pages.balances} filters={BALANCE_FILTERS} onPage="year">
      <BalancesControls
        asOf={asOf}
        onAsOf={(date) => change({ asOf: date })}
        types={canChooseTypes ? types : null}
        onTypes={(value) => change({ types: value })}
        shown={isScopeShown ? query.data?.balances : undefined}
      />
      <QueryView query={{ ...query, current: isScopeShown }} version={(data) => data.balances.dataVersion} skeleton={<BalancesSkeleton />}>
        {({ balances }) => {
          const year = fiscalYears.find(({ id }) => id === balances.fiscalYear?.id)?.label ?? balances.fiscalYear?.label ?? '';
          const from = balances.nodes[0]?.carriesFrom ?? null;
          const borders = describeYearBorders(
            balances.fiscalYear?.flags ?? [],
            fiscalYears.find(({ id }) => id === from?.id)?.label ?? from?.label ?? null,
          );
          if (balances.totalCount === 0) return <NoBalances isFiltered={isFiltered(onlyFilters(filters, BALANCE_FILTERS))} />;
          const about = {
            filters: [
              `${filterWords.year}: ${year}`,
              `${balancesWords.asOf}: ${formatDate(balances.asOf)}`,
              ...describeFilters(
                filters,
                options,
                BALANCE_FILTERS.filter((name) => name !== 'year'),
              ),
              ...(canChooseTypes ? [`${filterWords.type}: ${balancesWords.types[types]}`] : []),
            ],
            dataVersion: balances.dataVersion,
          };
          return (
            <ChartAboutContext value={about}>
              <div className={classes.parts}>
                <BalancesTotal total={balances.total} year={year} borders={borders} asOf={balances.asOf} updated={updated} />
                <TypesPanel total={balances.total} types={balances.totalsByLeaveType} updated={updated} />
                <BalancesList
                  balances={balances}
                  year={year}
                  filter={filter}
                  order={order}
                  onOrder={(value) => change({ order: value })}
                  cursors={cursors}
                  isPending={!query.current}
                />
                <YearEnd filter={filter} />
              </div>
            </ChartAboutContext>
          );
        }}
      </QueryView>
    </Page>
  );
}
