import { formatCount } from '../../lib/format';
import { Card } from '../../ui/card';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../ui/stacked-table';
import classes from './checks.module.css';
import type { Check } from './checks-query';
import { TrendLine } from './trend-line';
import { checksWords } from './words';

const say = checksWords;

/** Every check with its counts; one of them is chosen. */
export function CheckList({
  checks,
  openCount,
  chosen,
  onChoose,
}: {
  checks: readonly Check[];
  openCount: number;
  chosen: string | null;
  onChoose: (name: string) => void;
}) {
  const { check: checkLabel, open, accepted, trend } = say.columns;
  const columns = [{ label: checkLabel }, { label: open, figure: true }, { label: accepted, figure: true }, { label: trend }];
  return (
    <Card title={say.list} hint={say.listHint(formatCount(openCount), openCount)}>
      <StackedTable label={say.list} columns={columns} spacing={6}>
        {checks.map((check) => (
          <StackedRow key={check.name} className={classes.check} data-chosen={check.name === chosen || undefined}>
            <StackedHead>
              <button
                type="button"
                className={classes.choose}
                aria-pressed={check.name === chosen}
                title={check.description}
                onClick={() => onChoose(check.name)}
              >
                {check.title}
              </button>
            </StackedHead>
            <StackedCell label={open} figure data-open={check.openCount > 0 || undefined} className={classes.open}>
              {formatCount(check.openCount)}
            </StackedCell>
            <StackedCell label={accepted} figure>
              {formatCount(check.acceptedCount)}
            </StackedCell>
            <StackedCell label={trend}>
              <TrendLine trend={check.trend} />
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Card>
  );
}
