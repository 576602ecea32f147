import { formatDays } from '../../lib/format';
import { EmployeeLink, LedgerButton } from './balance-links';
import classes from './balances.module.css';
import type { Balance } from './balances-query';
import { isSaid, Marked } from './marked-words';
import { toFigures } from './to-figures';
import { Usage } from './usage';
import { balancesWords } from './words';

const say = balancesWords;

/** A page of balances on a phone. */
export function BalanceCards({ rows, onOpen }: { rows: readonly Balance[]; onOpen: (balance: Balance) => void }) {
  return (
    <ul className={classes.cards} aria-label={say.list}>
      {rows.map((balance) => {
        const { employee, leaveType, carriedIn, taken, scheduled, pending, available, forfeitRisk } = balance;
        const { allowance } = toFigures(balance);
        return (
          <li key={`${employee.id} ${leaveType.id}`} className={classes.card} data-testid="balance">
            <div className={classes.cardHead}>
              <EmployeeLink balance={balance} />
              <strong>{forfeitRisk === null ? say.riskUnknown : say.atRisk(formatDays(forfeitRisk))}</strong>
            </div>
            <div className={classes.cardHead}>
              <LedgerButton balance={balance} onOpen={onOpen} />
              <span className={isSaid('overdrawn', balance) ? classes.bad : undefined}>
                {available === null ? say.hints.noEntitlement : say.leftOnCards(formatDays(available))}
                {isSaid('overdrawn', balance) && <Marked word="overdrawn" />}
              </span>
            </div>
            <Usage balance={balance} />
            <p className={classes.cardWords}>
              {say.rowFigures(formatDays(taken), formatDays(scheduled), formatDays(pending))}
              {allowance !== null && ` · ${say.ofDays(formatDays(allowance), allowance)}`}
              {isSaid('assumed', balance) && <Marked word="assumed" />}
            </p>
            <p className={classes.cardWords}>
              {say.figures.carriedIn}: {carriedIn !== null && formatDays(carriedIn)}
              {isSaid('unknown', balance) && <Marked word="unknown" />}
              {isSaid('projected', balance) && <Marked word="projected" />}
              {isSaid('unobserved', balance) && <Marked word="unobserved" />}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
