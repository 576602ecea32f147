import { VisuallyHidden } from '@mantine/core';
import { formatDays, formatShare } from '../../../lib/format';
import marks from '../marks.module.css';
import classes from './what-if.module.css';
import type { CoverageAfter, CoverageNow } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;
const percent = (share: number) => `${100 * Math.max(0, Math.min(1, share))}%`;

/** Coverage of a group on a date: a bar of who is present, hatched where the plan takes somebody away, and the share after it. */
export function CoverageCell({
  now,
  after,
  isFree,
  isToday,
  isBroken,
  threshold,
}: {
  now: CoverageNow;
  after: CoverageAfter['cells'][number] | undefined;
  isFree: boolean;
  isToday: boolean;
  isBroken: boolean;
  threshold: number;
}) {
  const before = now.coverageBefore;
  const share = after?.coverageAfter ?? before;
  const words = describe(now, after);
  return (
    <td
      className={marks.date}
      data-free={isFree || undefined}
      data-few={(share !== null && share < threshold) || undefined}
      data-today={isToday || undefined}
      data-changed={after !== undefined || undefined}
      title={words}
    >
      {share !== null && before !== null && (
        <span className={classes.cell}>
          <span className={classes.bar} aria-hidden="true">
            <span className={classes.before} style={{ height: percent(Math.max(before, share)) }} data-won={share > before || undefined} />
            <span className={classes.after} style={{ height: percent(Math.min(before, share)) }} />
          </span>
          <span aria-hidden="true" className={classes.share}>
            {Math.round(100 * share)}
            {isBroken && <strong className={marks.few}>!</strong>}
          </span>
          <VisuallyHidden>
            {words}
            {isBroken && `, ${say.breakMark}`}
          </VisuallyHidden>
        </span>
      )}
    </td>
  );
}

function describe(now: CoverageNow, after: CoverageAfter['cells'][number] | undefined): string | undefined {
  if (now.coverageBefore === null) return undefined;
  if (after === undefined || after.coverageAfter === null) return say.cellNow(formatShare(now.coverageBefore));
  return `${say.cellAfter(formatShare(after.coverageAfter), formatShare(now.coverageBefore))}. ${say.presence(
    formatDays(after.presentAfter),
    formatDays(after.rostered),
    formatDays(after.presentBefore),
  )}`;
}
