import { Skeleton } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useLiveData } from '../../data/use-live-data';
import { useToday } from '../../data/use-today';
import { may, useViewer } from '../../data/viewer';
import { PEOPLE_FILTERS } from '../../filters/filter-model';
import { useFilterOptions, useWaiting } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { Page } from '../../frame/page';
import { currentFiscalYear } from '../../lib/fiscal-year';
import { formatCount } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { ErrorNotice } from '../../ui/error-notice';
import { uiWords } from '../../ui/words';
import { EmployeeCards } from './employee-cards';
import { toEmployeeFilter } from './employee-filter';
import { readSort, toOrder } from './employee-sort';
import classes from './employees.module.css';
import { EmployeesTable } from './employees-table';
import { EmployeesToolbar } from './employees-toolbar';
import { NoEmployees } from './no-employees';
import { useEmployeesParams } from './params';
import { useBalanceType, withBalance } from './use-balance-type';
import { useEmployeePages } from './use-employee-pages';
import { employeesWords } from './words';

const say = employeesWords;

/** Everybody, to be found, sorted, looked at and taken along. */
export function EmployeesPage() {
  const { role } = useViewer();
  return may.seePeople(role) ? <Employees /> : <Navigate to="/" replace />;
}

function Employees() {
  const [filters] = useFilters();
  const { status } = useLiveData();
  const { options, fiscalYears } = useFilterOptions();
  const narrow = useNarrow();
  const [{ find, sort, retired, balance }, change] = useEmployeesParams();
  const filter = useMemo(() => toEmployeeFilter(filters, retired === 'yes'), [filters, retired]);
  // The year of all figures of the list.
  const year = currentFiscalYear(fiscalYears, useToday());
  const { types, shown, known } = useBalanceType(year?.id ?? null, balance);
  const balanceOf = shown === null ? null : { leaveTypeId: shown.id, fiscalYearId: year?.id ?? null };
  const { query, rows, reach } = useEmployeePages(
    { filter, search: find === '' ? null : find, ...toOrder(sort, balanceOf), fiscalYearId: year?.id ?? null },
    options === null || (readSort(sort).column === 'balance' && !known),
  );
  const listed = useMemo(() => rows.map((row) => withBalance(row, shown?.id)), [rows, shown]);
  const { data, current } = query;
  const count = data?.employees.totalCount ?? 0;
  const onReach = useRef(reach);
  onReach.current = reach;
  const reachOnce = useMemo(() => (index: number) => onReach.current(index), []);
  const { error: problem, retry } = useWaiting(query);
  const onFind = (text: string) => change({ find: text });
  const onRetired = (wanted: boolean) => change({ retired: wanted ? 'yes' : 'no' });

  return (
    <Page title={uiWords.pages.employees} filters={PEOPLE_FILTERS}>
      <EmployeesToolbar
        count={current ? say.count(formatCount(count), count) : problem ? '' : say.searching}
        filter={filter}
        find={find}
        onFind={onFind}
        retired={retired === 'yes'}
        onRetired={onRetired}
        sort={sort}
        onSort={(value) => change({ sort: value })}
        balanceTypes={types}
        balanceType={shown?.id ?? null}
        balanceOf={balanceOf}
        onBalanceType={(id) => change({ balance: id })}
      />
      {problem && (
        <div className={classes.notice}>
          <ErrorNotice error={problem} retry={retry} keepsData={data !== undefined} />
        </div>
      )}
      {!data && !problem && <EmployeesSkeleton />}
      {data && (
        <div aria-busy={!current} className={classes.list} data-pending={!current || undefined} data-version={data.employees.dataVersion}>
          {count === 0 ? (
            <NoEmployees
              find={find}
              onFind={onFind}
              retired={retired === 'yes'}
              onRetired={onRetired}
              nothingYet={status?.lastSuccessAt === null}
            />
          ) : narrow ? (
            <EmployeeCards rows={listed} count={count} balanceOf={shown?.name ?? null} onReach={reachOnce} />
          ) : (
            <EmployeesTable
              rows={listed}
              balanceOf={shown?.name ?? null}
              count={count}
              sort={sort}
              onSort={(value) => change({ sort: value })}
              onReach={reachOnce}
              hints={year ? { taken: say.takenIn(year.label), balance: say.balanceIn(year.label, shown?.name ?? '') } : {}}
            />
          )}
          {rows.length < count && <p className={classes.printed}>{say.printedPart(formatCount(rows.length), formatCount(count))}</p>}
        </div>
      )}
    </Page>
  );
}

function EmployeesSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={say.loading}>
      <Skeleton height={40} mb={2} />
      {Array.from({ length: 14 }, (_, index) => `row ${index}`).map((row) => (
        <Skeleton key={row} height={42} mb={2} />
      ))}
    </div>
  );
}
