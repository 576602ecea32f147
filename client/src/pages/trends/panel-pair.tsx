import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueryState } from '../../data/query-state';
import { ErrorNotice } from '../../ui/error-notice';
import classes from './trends.module.css';
import { trendsWords } from './words';

/** Two panels of one answer: their room until it is there, and in their place what went wrong where it cannot be. */
export function PanelPair<TData>({
  query: { data, error, retry },
  height,
  children,
}: {
  query: Pick<QueryState<TData>, 'data' | 'error' | 'retry'>;
  /** Of a panel, so that the page does not jump. */
  height: number;
  children: (data: TData) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (error !== null) {
    return (
      <div className={classes.wide}>
        <ErrorNotice error={error} retry={retry} />
      </div>
    );
  }
  return (
    <>
      <Skeleton height={height} radius={12} role="status" aria-busy="true" aria-label={trendsWords.loading} />
      <Skeleton height={height} radius={12} aria-hidden="true" />
    </>
  );
}
