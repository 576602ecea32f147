import { formatCount, formatDate, formatDays } from '../../lib/format';
import { UpdatedMark } from '../../ui/updated-mark';
import classes from './balances.module.css';
import type { Totals } from './balances-query';
import { balancesWords } from './words';

const say = balancesWords;
const FIGURES = ['entitlement', 'carriedIn', 'taken', 'scheduled', 'pending', 'ifApproved', 'forfeitRisk'] as const;
const HINTS: Partial<Record<(typeof FIGURES)[number], string>> = { ifApproved: say.ifApprovedHint, forfeitRisk: say.forfeitHint };

/** The one total of the page: what is available to everybody together, and what it is made of. */
export function BalancesTotal({
  total,
  year,
  borders,
  asOf,
  updated,
}: {
  total: Totals;
  year: string;
  /** What is odd about the borders of the fiscal year; null: nothing. */
  borders: string | null;
  asOf: string;
  updated: boolean;
}) {
  const { available, employeeCount, unknownCarriedInCount, balanceCount } = total;
  return (
    <section aria-label={say.totalLabel}>
      <p className={classes.headline}>
        {available === null ? (
          <span className={classes.unit}>{say.noneKnown}</span>
        ) : (
          <>
            <span className={classes.number} data-overdrawn={available < 0 || undefined} data-testid="total-available">
              {formatDays(Math.abs(available))}
            </span>
            <span className={classes.unit}>{available < 0 ? say.overdrawnTotal(available) : say.available(available)}</span>
          </>
        )}
        <UpdatedMark shown={updated} />
      </p>
      <p className={classes.basis}>
        {say.people(formatCount(employeeCount), employeeCount)} · {say.basis(year, formatDate(asOf))}
      </p>
      {borders !== null && (
        <p className={classes.basis} role="note">
          {borders}
        </p>
      )}
      <dl className={classes.figures}>
        {FIGURES.map((name) => (
          <div key={name} title={HINTS[name]}>
            <dt>{say.figures[name]}</dt>
            <dd data-testid={`total-${name}`} data-overdrawn={(total[name] ?? 0) < 0 || undefined}>
              {total[name] === null ? say.unknown : formatDays(total[name])}
            </dd>
            {name === 'carriedIn' && unknownCarriedInCount > 0 && (
              <dd className={classes.aside}>{say.unknownOf(formatCount(unknownCarriedInCount), formatCount(balanceCount))}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
