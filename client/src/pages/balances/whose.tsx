import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { LeaveTypeName } from '../../filters/leave-type-name';
import classes from './balances.module.css';
import type { Balance } from './balances-query';
import { balancesWords } from './words';

/** Whose balance it is: the way to the profile. */
export function Whose({ balance: { employee } }: { balance: Balance }) {
  return (
    <Link to="/employees/$id" params={{ id: employee.id }} className={classes.name} preload={false}>
      {employee.name}
    </Link>
  );
}

/** Of which leave type it is: the way to its ledger. */
export function OfType({ balance, onOpen }: { balance: Balance; onOpen: (balance: Balance) => void }) {
  const { employee, leaveType } = balance;
  return (
    <UnstyledButton
      className={classes.name}
      fz={13}
      aria-label={balancesWords.open(employee.name, leaveType.name ?? '')}
      title={balancesWords.openHint}
      onClick={() => onOpen(balance)}
    >
      <LeaveTypeName type={leaveType} />
    </UnstyledButton>
  );
}
