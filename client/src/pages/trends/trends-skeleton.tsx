import { Skeleton } from '@mantine/core';
import { uiWords } from '../../ui/words';
import classes from './trends.module.css';

/** The page before its first answer, in the shape of what comes. */
export function TrendsSkeleton() {
  return (
    <div aria-busy="true" aria-label={uiWords.freshness.unknown} role="status" className={classes.grid}>
      <Skeleton height={470} radius={12} className={classes.wide} />
      <Skeleton height={430} radius={12} />
      <Skeleton height={430} radius={12} />
    </div>
  );
}
