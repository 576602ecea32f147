import { forecastWords } from '../../leave-charts/forecast-words';
import { Card } from '../../ui/card';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../ui/stacked-table';
import type { ForecastHorizon } from './forecast-query';
import classes from './trends.module.css';

const say = forecastWords;

/** The backtest: errors beside those of the figures of a year earlier, and how often the interval held. */
export function ForecastQuality({ horizons }: { horizons: readonly ForecastHorizon[] }) {
  return (
    <Card title={say.quality} hint={say.qualityHint}>
      <StackedTable
        label={say.quality}
        columns={[{ label: say.horizon }, ...[say.error, say.naiveError, say.mase, say.held].map((label) => ({ label, figure: true }))]}
      >
        {horizons.map(({ horizonDays, meanAbsoluteError, naiveMeanAbsoluteError, mase, coverage, intervals }) => (
          <StackedRow key={horizonDays}>
            <StackedHead>{say.daysAhead(horizonDays)}</StackedHead>
            <StackedCell figure label={say.error}>
              {say.daysOf(meanAbsoluteError)}
            </StackedCell>
            <StackedCell figure label={say.naiveError}>
              {say.daysOf(naiveMeanAbsoluteError)}
            </StackedCell>
            <StackedCell figure label={say.mase}>
              {mase === null ? '–' : mase.toFixed(2)}
            </StackedCell>
            <StackedCell figure label={say.held}>
              {say.heldOf(coverage, intervals)}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
      <p className={classes.totals}>{say.maseNote}</p>
    </Card>
  );
}
