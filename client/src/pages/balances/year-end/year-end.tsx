import { Skeleton } from '@mantine/core';
import { useFigures } from '../../../data/use-figures';
import { may, useViewer } from '../../../data/viewer';
import { formatCount, formatDate, formatDays } from '../../../lib/format';
import { Card } from '../../../ui/card';
import { ErrorNotice } from '../../../ui/error-notice';
import type { BalanceFilterInput } from '../balances-query';
import { useBalancesParams } from '../params';
import { formatMoney } from './format-money';
import classes from './year-end.module.css';
import { YearEndGroups } from './year-end-groups';
import { YearEndQuality } from './year-end-quality';
import { type ClosingFigure, YEAR_END } from './year-end-query';
import { yearEndWords } from './year-end-words';

const say = yearEndWords;
const MAX_GROUPS = 50;

/** What balances are expected to be at the end of the fiscal year, and how good such forecasts were. Nothing of a year that is not open. */
export function YearEnd({ filter }: { filter: BalanceFilterInput }) {
  const { role } = useViewer();
  const [{ ends }] = useBalancesParams();
  const { asOf: _, ...lists } = filter;
  const query = useFigures(YEAR_END, { filter: lists, by: ends, first: MAX_GROUPS, money: may.seeMoney(role) });
  const { data, current, error, retry } = query;
  if (!data) return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={220} radius={12} />;
  const { fiscalYear, horizonDays, shortfall, total, currency, rows, backtest } = data.balanceForecast;
  if (fiscalYear === null || horizonDays === null) return null;
  const money = (amount: number | null | undefined) => (currency == null || amount == null ? undefined : formatMoney(amount, currency));
  // Each measure has a check of its own: days may be forfeited by a known number where the closing balance is not shown.
  const isAnyShown = [total.closing, total.forfeited, total.overdrawn].some(({ days }) => days !== null);
  const rateless = total.ratelessCount ?? 0;
  return (
    <div className={classes.yearEnd} data-pending={!current || undefined}>
      <Card title={say.title} hint={say.hint(formatDate(fiscalYear.endDate), horizonDays)}>
        {error && <ErrorNotice error={error} retry={retry} keepsData />}
        {shortfall !== null && shortfall !== 'YEAR_NOT_OPEN' && <p className={classes.quiet}>{say.shortfall[shortfall]}</p>}
        {isAnyShown && (
          <>
            <dl className={classes.figures}>
              <Figure name={say.figures.closing} figure={total.closing} />
              <Figure name={say.figures.forfeited} figure={total.forfeited} money={money(total.forfeitedMoney)} />
              <Figure name={say.figures.overdrawn} figure={total.overdrawn} money={money(total.overdrawnMoney)} />
            </dl>
            {currency != null && rateless > 0 && <p className={classes.quiet}>{say.rateless(formatCount(rateless), rateless)}</p>}
            <YearEndGroups rows={rows} by={ends} maxGroups={MAX_GROUPS} currency={currency ?? null} />
          </>
        )}
      </Card>
      {backtest.some(({ truths }) => truths > 0) && <YearEndQuality backtest={backtest} />}
    </div>
  );
}

function Figure({ name, figure: { days, low, high }, money }: { name: string; figure: ClosingFigure; money?: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{days === null ? say.notShown : formatDays(days)}</dd>
      <dd className={classes.aside}>
        {days === null ? say.notShownWhy : low === null || high === null ? say.noInterval : say.interval(formatDays(low), formatDays(high))}
      </dd>
      {money !== undefined && <dd className={classes.money}>{money}</dd>}
    </div>
  );
}
