import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LeaveTypeName } from '../../filters/leave-type-name';
import links from '../../ui/links.module.css';
import type { Balance } from './balances-query';
import { balancesWords } from './words';

/** The person of a balance, linked to the profile. */
export function EmployeeLink({ balance: { employee } }: { balance: Balance }) {
  return (
    <Link to="/employees/$id" params={{ id: employee.id }} className={links.head} preload={false}>
      {employee.name}
    </Link>
  );
}

/** The leave type of a balance, as the button that opens its ledger. */
export function LedgerButton({ balance, onOpen }: { balance: Balance; onOpen: (balance: Balance) => void }) {
  const { employee, leaveType } = balance;
  return (
    <UnstyledButton
      className={links.head}
      fz={13}
      aria-label={balancesWords.open(employee.name, leaveType.name ?? '')}
      title={balancesWords.openHint}
      onClick={() => onOpen(balance)}
    >
      <LeaveTypeName type={leaveType} />
    </UnstyledButton>
  );
}
