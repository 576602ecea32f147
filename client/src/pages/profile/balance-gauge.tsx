import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import type { MarkOf } from '../../charts/engine/mark-points';
import { useFilterOptions } from '../../filters/filter-options';
import { buildGauge, gaugeOptions } from '../../leave-charts/gauge';
import { EXACT_DAYS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { formatDays, formatShare } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import classes from './profile.module.css';
import type { Balance } from './profile-query';
import { profileWords } from './words';

const say = profileWords;
const { taken: TAKEN, scheduled: SCHEDULED, pending: PENDING, left: LEFT } = say.segments;
/** Of the segments taken, scheduled, pending and left. */
const PENDING_AT = 2;
const markPending: MarkOf = (series, point) => (series === PENDING_AT || point === PENDING_AT ? 'hatched' : undefined);

/** One leave type: a ring of what is taken, scheduled and pending, and the same in figures, which go on where a ring is full. */
export function BalanceGauge({ balance }: { balance: Balance }) {
  const { leaveType, entitlement, carriedIn, taken, scheduled, pending, available, ifApproved, forfeitRisk } = balance;
  const look = useChartLook();
  const { typeColor } = useFilterOptions();
  const color = typeColor(leaveType.id);
  const gauge = buildGauge({ taken, scheduled, pending, allowance: (entitlement ?? 0) + (carriedIn ?? 0) });
  const series = useStable(gauge.series);
  const options = useMemo(() => gaugeOptions(look, color, [TAKEN, SCHEDULED, PENDING, LEFT], EXACT_DAYS), [look, color]);
  const left = available ?? 0;
  const figures = [
    { label: TAKEN, days: taken, fill: color },
    { label: SCHEDULED, days: scheduled, fill: `${color}99` },
    { label: PENDING, days: pending, fill: `${color}66`, isHatched: true },
  ];
  return (
    <li
      className={classes.gauge}
      data-testid="gauge"
      data-caption={[
        leaveType.name ?? '',
        `${say.available}: ${formatDays(left)}`,
        ...figures.map(({ label, days }) => `${label}: ${formatDays(days)}`),
      ].join('\n')}
    >
      <h3 className={classes.gaugeTitle}>{leaveType.name}</h3>
      <div className={classes.ring}>
        <Chart kind="donut" options={options} series={series} height={150} markOf={markPending} />
        <p className={classes.ringWords}>
          <strong data-bad={left < 0 || undefined}>{formatDays(left)}</strong>
          <span>{say.available}</span>
        </p>
      </div>
      <dl className={classes.figures}>
        {figures.map(({ label, days, fill, isHatched }) => (
          <div key={label}>
            <dt>
              <span className={classes.swatch} style={{ backgroundColor: fill }} data-hatched={isHatched || undefined} />
              {label}
            </dt>
            <dd>{formatDays(days)}</dd>
          </div>
        ))}
        {pending > 0 && ifApproved !== null && (
          <div>
            <dt>{say.ifApproved}</dt>
            <dd>{formatDays(ifApproved)}</dd>
          </div>
        )}
      </dl>
      <p className={classes.basis}>
        {say.allowance(formatDays(entitlement ?? 0), carriedIn === null ? null : formatDays(carriedIn))}
        {gauge.share !== null && ` · ${formatShare(gauge.share)} ${say.used}`}
      </p>
      {left < 0 && (
        <p className={classes.bad}>
          {say.overdrawn(formatDays(-left), -left)} {leaveWords.debtNotCarried}
        </p>
      )}
      {gauge.share !== null && gauge.share > 1 && <p className={classes.bad}>{say.over(formatShare(gauge.share))}</p>}
      {forfeitRisk !== null && forfeitRisk > 0 && <p className={classes.basis}>{say.atRisk(formatDays(forfeitRisk), forfeitRisk)}</p>}
      {balance.isEntitlementAssumed && <p className={classes.basis}>{say.assumed}</p>}
      {balance.isCarriedInProjected && <p className={classes.basis}>{say.projected}</p>}
    </li>
  );
}
