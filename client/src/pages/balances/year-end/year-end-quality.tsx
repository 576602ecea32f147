import { Card } from '../../../ui/card';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../../ui/stacked-table';
import classes from './year-end.module.css';
import type { YearEndForecast } from './year-end-query';
import { yearEndWords } from './year-end-words';

const say = yearEndWords;

/** The backtest of closing balances: errors beside those of the year before, and how often the interval held. */
export function YearEndQuality({ backtest }: { backtest: YearEndForecast['backtest'] }) {
  const [{ knownYears, reconstructedYears } = { knownYears: 0, reconstructedYears: 0 }] = backtest;
  return (
    <Card title={say.quality} hint={say.qualityHint}>
      <StackedTable
        label={say.quality}
        columns={[
          { label: say.horizon },
          { label: say.measure },
          ...[say.error, say.naiveError, say.mase, say.held].map((label) => ({ label, figure: true })),
        ]}
      >
        {backtest.map((one) => (
          <StackedRow key={`${one.horizonDays} ${one.measure}`}>
            <StackedHead>{say.daysBefore(one.horizonDays)}</StackedHead>
            <StackedCell label={say.measure}>{say.measures[one.measure]}</StackedCell>
            <StackedCell figure label={say.error}>
              {say.daysOf(one.meanAbsoluteError)}
            </StackedCell>
            <StackedCell figure label={say.naiveError}>
              {say.daysOf(one.naiveMeanAbsoluteError)}
            </StackedCell>
            <StackedCell figure label={say.mase}>
              {one.mase === null ? '–' : one.mase.toFixed(2)}
            </StackedCell>
            <StackedCell figure label={say.held}>
              {say.heldOf(one.coverage, one.intervals)}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
      <p className={classes.quiet}>{reconstructedYears === 0 ? say.basisKnown : say.basis(knownYears, reconstructedYears)}</p>
      <p className={classes.quiet}>{say.maseNote}</p>
    </Card>
  );
}
