import { Skeleton } from '@mantine/core';
import { useRef } from 'react';
import { useRecords } from '../../data/use-records';
import { ledgerWords } from '../../leave-charts/ledger-words';
import { ErrorNotice } from '../../ui/error-notice';
import { SideDrawer } from '../../ui/side-drawer';
import { type Balance, type BalanceFilterInput, LEDGER } from './balances-query';
import { LedgerTable } from './ledger-table';
import { balancesWords } from './words';

const say = { ...ledgerWords, ...balancesWords.ledger };
type OfBalance = Pick<BalanceFilterInput, 'fiscalYearId' | 'asOf'>;

/** The ledger of a balance, in a drawer beside the list. */
export function LedgerDrawer({
  balance,
  year,
  ofBalance,
  onClose,
}: {
  balance: Balance | null;
  year: string;
  ofBalance: OfBalance;
  onClose: () => void;
}) {
  // The content stays during the closing animation.
  const last = useRef(balance);
  if (balance) last.current = balance;
  const shown = last.current;
  return (
    <SideDrawer
      opened={balance !== null}
      onClose={onClose}
      title={shown && `${say.ledger}: ${say.of(shown.employee.name, shown.leaveType.name ?? '', year)}`}
    >
      {shown && <Ledger key={`${shown.employee.id} ${shown.leaveType.id}`} balance={shown} ofBalance={ofBalance} />}
    </SideDrawer>
  );
}

function Ledger({ balance: { employee, leaveType }, ofBalance }: { balance: Balance; ofBalance: OfBalance }) {
  const { data, error, retry } = useRecords(LEDGER, {
    filter: { ...ofBalance, employeeIds: [employee.id], leaveTypeIds: [leaveType.id] },
  });
  if (!data) return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={320} />;
  const [ledger] = data.balances.nodes;
  if (!ledger) return <p>{say.gone}</p>;
  return (
    <LedgerTable
      ledger={ledger}
      asOf={data.balances.asOf}
      dataVersion={data.balances.dataVersion}
      name={employee.name}
      title={`${say.ledger} ${employee.name} ${leaveType.name}`}
    />
  );
}
