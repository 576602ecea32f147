import { Skeleton } from '@mantine/core';
import { uiWords } from '../../ui/words';
import classes from './overview.module.css';

/** The page before its first answer, in the shape of what comes. */
export function OverviewSkeleton() {
  return (
    <div aria-busy="true" aria-label={uiWords.freshness.unknown} role="status">
      <div className={classes.total}>
        <Skeleton height={52} width={230} mb={12} />
        <Skeleton height={16} width={280} />
      </div>
      <div className={classes.grid}>
        <Skeleton height={384} radius={12} className={classes.wide} />
        <Skeleton height={390} radius={12} />
        <Skeleton height={390} radius={12} />
        <Skeleton height={390} radius={12} />
      </div>
    </div>
  );
}
