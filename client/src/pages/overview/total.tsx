import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { chartWords } from '../../charts/words';
import { useDrill } from '../../drill/use-drill';
import { drillWords } from '../../drill/words';
import type { LeaveFilterInput } from '../../filters/filter-model';
import type { Figures } from '../../leave-charts/figures';
import { leaveWords } from '../../leave-charts/words';
import { formatCount, formatDays } from '../../lib/format';
import { UpdatedMark } from '../../ui/updated-mark';
import classes from './overview.module.css';
import { overviewWords } from './words';

const say = overviewWords;

/** The one total of the page. `basis` says what is counted. */
export function Total({ total, basis, updated, filter }: { total: Figures; basis: string; updated: boolean; filter: LeaveFilterInput }) {
  const drill = useDrill();
  const { days } = total;
  const number = (
    <span className={classes.totalNumber} data-testid="total-days">
      {formatDays(days ?? 0)}
    </span>
  );
  return (
    <section className={classes.total} aria-label={say.totalLabel}>
      <p className={classes.totalFigure}>
        {total.suppressed || days === null ? (
          <span className={classes.totalHidden}>{leaveWords.hiddenTotal}</span>
        ) : drill ? (
          <UnstyledButton className={classes.totalPick} onClick={() => drill({ title: say.totalLabel, filter, days })}>
            {number}
            <VisuallyHidden>. {drillWords.show(say.totalLabel)}</VisuallyHidden>
          </UnstyledButton>
        ) : (
          number
        )}
        <span className={classes.totalUnit}>{leaveWords.unitDays}</span>
        <UpdatedMark shown={updated} />
      </p>
      <p className={classes.totalWords}>
        {total.suppressed ? (
          chartWords.hidden
        ) : (
          <>
            <span data-testid="total-requests">{leaveWords.requestsWith(formatCount(total.requests ?? 0), total.requests ?? 0)}</span>
            <span aria-hidden="true"> · </span>
            <span data-testid="total-people">{leaveWords.peopleWith(formatCount(total.people ?? 0), total.people ?? 0)}</span>
          </>
        )}
        <span className={classes.basis}>{basis}</span>
      </p>
    </section>
  );
}
