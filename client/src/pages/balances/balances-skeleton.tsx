import { Skeleton } from '@mantine/core';
import classes from './balances.module.css';

/** The shape of the page: the total with its figures, the bars, the rows. */
export function BalancesSkeleton() {
  return (
    <div className={classes.parts} aria-hidden="true">
      <div>
        <Skeleton width={300} height={54} />
        <Skeleton width={360} height={18} mt={10} />
        <Skeleton height={48} mt={18} />
      </div>
      <Skeleton height={330} radius={12} />
      <Skeleton height={620} radius={12} />
    </div>
  );
}
