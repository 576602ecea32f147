import { NativeSelect } from '@mantine/core';
import { formatCount, formatDays } from '../../../lib/format';
import { tellApart } from '../../../lib/tell-apart';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../../ui/stacked-table';
import { CLOSING_GROUPINGS, type ClosingGrouping, useBalancesParams } from '../params';
import { formatMoney } from './format-money';
import classes from './year-end.module.css';
import type { ClosingFigure, ClosingRow } from './year-end-query';
import { yearEndWords } from './year-end-words';

const say = yearEndWords;

/** Closing balances of groups or people. @param currency null: no money */
export function YearEndGroups({
  rows,
  by,
  maxGroups,
  currency,
}: {
  rows: readonly ClosingRow[];
  by: ClosingGrouping;
  maxGroups: number;
  currency: string | null;
}) {
  const [, change] = useBalancesParams();
  const named = tellApart(
    rows.map((row) => ({ id: row.groupId ?? '', label: row.groupId === '' ? say.none : (row.groupLabel ?? ''), row })),
    'label',
  );
  const money = [
    { label: say.forfeitedMoney, read: (row: ClosingRow) => row.forfeitedMoney },
    { label: say.overdrawnMoney, read: (row: ClosingRow) => row.overdrawnMoney },
  ];
  const columns = [
    { label: say.groupings[by] },
    ...[say.balances, say.figures.closing, say.figures.forfeited, say.figures.overdrawn].map((label) => ({ label, figure: true })),
    ...(currency === null ? [] : money.map(({ label }) => ({ label, figure: true }))),
  ];
  return (
    <>
      <div className={classes.by} data-print="hidden">
        <NativeSelect
          size="xs"
          label={say.by}
          value={by}
          onChange={(event) => change({ ends: CLOSING_GROUPINGS.find((value) => value === event.currentTarget.value) })}
          data={CLOSING_GROUPINGS.map((value) => ({ value, label: say.groupings[value] }))}
        />
      </div>
      <StackedTable label={say.title} columns={columns}>
        {named.map(({ id, label, row }) => (
          <StackedRow key={id}>
            <StackedHead>
              <bdi>{label}</bdi>
            </StackedHead>
            <StackedCell figure label={say.balances}>
              {formatCount(row.balanceCount)}
            </StackedCell>
            {(['closing', 'forfeited', 'overdrawn'] as const).map((name) => (
              <StackedCell key={name} figure label={say.figures[name]}>
                <span className={classes.interval}>{describe(row[name])}</span>
              </StackedCell>
            ))}
            {currency !== null &&
              money.map(({ label: heading, read }) => (
                <StackedCell key={heading} figure label={heading}>
                  {typeof read(row) === 'number' ? formatMoney(read(row) ?? 0, currency) : '–'}
                </StackedCell>
              ))}
          </StackedRow>
        ))}
      </StackedTable>
      <p className={classes.quiet}>
        {rows.length === maxGroups && `${say.first(formatCount(maxGroups))} `}
        {say.note}
      </p>
    </>
  );
}

function describe({ days, low, high }: ClosingFigure): string {
  if (days === null) return say.notShown;
  return low === null || high === null ? formatDays(days) : say.daysWith(formatDays(days), formatDays(low), formatDays(high));
}
