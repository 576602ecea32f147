import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { Card } from '../../ui/card';
import { DownloadIcon } from '../../ui/icons';
import { Pager } from '../../ui/pager';
import { BalanceCards } from './balance-cards';
import { balancesExport } from './balance-filter';
import { isOrder, ORDERS } from './balance-order';
import { BalanceTable } from './balance-table';
import classes from './balances.module.css';
import type { Balance, BalanceFilterInput, BalanceOrder, BalancesAnswer } from './balances-query';
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
  from,
  isPending,
  onPrevious,
  onNext,
}: {
  balances: BalancesAnswer;
  year: string;
  filter: BalanceFilterInput;
  order: BalanceOrder;
  onOrder: (order: BalanceOrder) => void;
  /** How many come before the page. */
  from: number;
  /** Another page or order is on its way. */
  isPending: boolean;
  onPrevious: (() => void) | null;
  onNext: (cursor: string) => void;
}) {
  const narrow = useNarrow();
  const [opened, setOpened] = useState<Balance | null>(null);
  const { nodes, totalCount, pageInfo } = balances;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
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
      {totalCount > nodes.length && (
        <Pager onPrevious={isPending ? null : onPrevious} onNext={next === null || isPending ? null : () => onNext(next)}>
          {say.pageOf(formatCount(from + 1), formatCount(from + nodes.length), formatCount(totalCount))}
          <span className={classes.printed}>{say.printedPart}</span>
        </Pager>
      )}
      {wordsToExplain(nodes).map((word) => (
        <p key={word} className={classes.note}>
          {say.note(say[word], say.hints[word])}
        </p>
      ))}
      <LedgerDrawer balance={opened} year={year} ofBalance={ofBalance} onClose={() => setOpened(null)} />
    </Card>
  );
}
