import { useFilterOptions } from '../../filters/filter-options';
import { BulletBar } from '../../leave-charts/bullet-bar';
import { formatDays, formatShare } from '../../lib/format';
import classes from './balances.module.css';
import type { Balance } from './balances-query';
import { toFigures } from './to-figures';
import { balancesWords } from './words';

const say = balancesWords;

/** How much of a balance is used: a bar and its share in words. */
export function Usage({ balance }: { balance: Balance }) {
  const { typeColor } = useFilterOptions();
  const { leaveType, taken, scheduled, pending, utilisation } = balance;
  const figures = toFigures(balance);
  const parts = say.rowFigures(formatDays(taken), formatDays(scheduled), formatDays(pending));
  const title = figures.allowance === null ? parts : `${parts} · ${say.ofDays(formatDays(figures.allowance), figures.allowance)}`;
  return (
    <>
      <BulletBar figures={figures} color={typeColor(leaveType.id)} title={title} />
      {utilisation !== null && <span className={classes.share}>{say.usedShare(formatShare(utilisation))}</span>}
    </>
  );
}
