import { Skeleton } from '@mantine/core';
import { uiWords } from '../../ui/words';
import classes from './patterns.module.css';

/** The page before its first answer, in the shape of what comes. */
export function PatternsSkeleton() {
  return (
    <div aria-busy="true" aria-label={uiWords.freshness.unknown} role="status" className={classes.grid}>
      <Skeleton height={560} radius={12} />
      <Skeleton height={410} radius={12} />
    </div>
  );
}
