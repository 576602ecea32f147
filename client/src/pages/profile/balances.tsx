import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { TableModel } from '../../charts/options/table-model';
import { ChartAboutContext } from '../../charts/panel/chart-about';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useRecords } from '../../data/use-records';
import { useFilterOptions } from '../../filters/filter-options';
import { filterWords } from '../../filters/words';
import { describeYearBorders } from '../../leave-charts/year-borders';
import type { FiscalYear } from '../../lib/fiscal-year';
import { formatDate, formatDays } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { BalanceGauge } from './balance-gauge';
import { LedgerPanel } from './ledger-panel';
import classes from './profile.module.css';
import { type Balance, PROFILE_BALANCES } from './profile-query';
import { profileWords } from './words';

const say = profileWords;
const { taken: TAKEN, scheduled: SCHEDULED, pending: PENDING } = say.segments;

/** What somebody has of each leave type in a fiscal year, then how one of them came about. */
export function Balances({ id, year }: { id: string; year: FiscalYear }) {
  const { fiscalYears } = useFilterOptions();
  const { data, current, error, retry } = useRecords(PROFILE_BALANCES, { id, fiscalYearId: year.id });
  useReady(data !== undefined || error !== null);
  const version = data?.dataStatus.dataVersion ?? '';
  const about = useMemo(() => ({ filters: [`${filterWords.year}: ${year.label}`], dataVersion: version }), [year.label, version]);
  if (!data) {
    return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={300} radius={12} />;
  }
  const balances = data.employee?.balances ?? [];
  const granted = balances.filter(hasEntitlement);
  const others = balances.filter((balance) => !hasEntitlement(balance));
  const asOf = balances[0]?.asOf;
  const [first] = balances;
  const from = first?.carriesFrom ?? null;
  const borders = describeYearBorders(
    first?.fiscalYear.flags ?? [],
    fiscalYears.find(({ id: own }) => own === from?.id)?.label ?? from?.label ?? null,
  );
  const hint = asOf ? say.balancesHint(year.label, formatDate(asOf)) : '';
  return (
    <ChartAboutContext value={about}>
      <div className={classes.section} aria-busy={!current} data-pending={!current || undefined}>
        {granted.length > 0 && (
          <ChartPanel
            title={say.balances}
            unit={hint}
            notes={borders === null ? [] : [borders]}
            summary=""
            table={balancesModel(granted)}
            chart={() => (
              <ul className={classes.gauges}>
                {granted.map((balance) => (
                  <BalanceGauge key={balance.leaveType.id} balance={balance} />
                ))}
              </ul>
            )}
          />
        )}
        {(granted.length === 0 || others.length > 0) && (
          <Card
            title={granted.length === 0 ? say.balances : say.withoutEntitlement}
            hint={granted.length === 0 ? hint : say.withoutEntitlementHint}
          >
            {others.length === 0 && <p className={classes.quiet}>{say.noBalances}</p>}
            <ul className={classes.plain}>
              {others.map(({ leaveType, taken, scheduled, pending }) => (
                <li key={leaveType.id}>
                  {leaveType.name}{' '}
                  <span className={classes.quiet}>{say.daysUsed(formatDays(taken), formatDays(scheduled), formatDays(pending))}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {granted.length > 0 && <LedgerPanel balances={granted} year={year.label} />}
      </div>
    </ChartAboutContext>
  );
}

/** Without anything granted or carried there is nothing to fill a gauge against, and no balance that a ledger could lead to. */
const hasEntitlement = ({ entitlement, carriedIn, available }: Balance) => available !== null && (entitlement ?? 0) + (carriedIn ?? 0) > 0;

/** The figures of the gauges. */
const balancesModel = (balances: readonly Balance[]): TableModel => ({
  columns: [
    { label: say.leaveType },
    ...[say.entitlement, say.carriedIn, TAKEN, SCHEDULED, PENDING, say.available, say.forfeitRisk].map((label) => ({
      label,
      format: formatDays,
    })),
  ],
  rows: balances.map(({ leaveType, entitlement, carriedIn, taken, scheduled, pending, available, forfeitRisk }) => ({
    id: leaveType.id,
    cells: [leaveType.name ?? '', entitlement, carriedIn, taken, scheduled, pending, available, forfeitRisk],
  })),
});
