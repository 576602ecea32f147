import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../lib/format';
import type { Cursors } from '../../lib/use-cursors';
import { useNarrow } from '../../lib/use-narrow';
import { Card } from '../../ui/card';
import { CursorPager } from '../../ui/cursor-pager';
import { DownloadIcon } from '../../ui/icons';
import { BalanceCards } from './balance-cards';
import { balancesExport } from './balance-filter';
import { isOrder, ORDERS } from './balance-order';
import { BalanceTable } from './balance-table';
import classes from './balances.module.css';
import { BALANCES_PAGE, type Balance, type BalanceFilterInput, type BalanceOrder, type BalancesAnswer } from './balances-query';
import { LedgerDrawer } from './ledger-drawer';
import { wordsToExplain } from './marked-words';
import { balancesWords } from './words';

const say = balancesWords;

/** Everybody's balances, a page at a time, in the order of the API; each leads to its ledger, and all of them to a file. */
export function BalancesList({
  balances,
  year,
  filter,
  order,
  onOrder,
  cursors,
  isPending,
}: {
  balances: BalancesAnswer;
  year: string;
  filter: BalanceFilterInput;
  order: BalanceOrder;
  onOrder: (order: BalanceOrder) => void;
  cursors: Cursors;
  /** Another page or order is loading. */
  isPending: boolean;
}) {
  const narrow = useNarrow();
  const [opened, setOpened] = useState<Balance | null>(null);
  const { nodes, totalCount } = balances;
  // The dates of the answer, so that the ledger is of the very balance that was pressed.
  const ofBalance = { fiscalYearId: balances.fiscalYear?.id ?? null, asOf: balances.asOf };
  return (
    <Card
      title={say.list}
      hint={say.listCount(formatCount(totalCount), totalCount)}
      actions={
        <div className={classes.listActions}>
          <NativeSelect
            size="xs"
            aria-label={say.order}
            value={order}
            onChange={({ currentTarget: { value } }) => isOrder(value) && onOrder(value)}
            data={ORDERS.map((value) => ({ value, label: say.orders[value] }))}
          />
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={balancesExport(format, filter)}
              download
              size="xs"
              variant="default"
              leftSection={<DownloadIcon size={14} />}
            >
              {say[format]}
            </Button>
          ))}
        </div>
      }
    >
      <div className={classes.list} aria-busy={isPending} data-pending={isPending || undefined}>
        {narrow ? (
          <BalanceCards rows={nodes} onOpen={setOpened} />
        ) : (
          <BalanceTable rows={nodes} order={order} onOrder={onOrder} onOpen={setOpened} />
        )}
      </div>
      <CursorPager cursors={cursors} size={BALANCES_PAGE} page={balances} current={!isPending}>
        <span className={classes.printed}>{say.printedPart}</span>
      </CursorPager>
      {wordsToExplain(nodes).map((word) => (
        <p key={word} className={classes.note}>
          {say.note(say[word], say.hints[word])}
        </p>
      ))}
      <LedgerDrawer balance={opened} year={year} ofBalance={ofBalance} onClose={() => setOpened(null)} />
    </Card>
  );
}
