import { Skeleton } from '@mantine/core';
import classes from './checks.module.css';

export function ChecksSkeleton() {
  return (
    <div className={classes.page}>
      <Skeleton height={560} radius={12} />
      <Skeleton height={420} radius={12} />
    </div>
  );
}
