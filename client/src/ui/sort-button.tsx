import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChevronIcon } from './icons';
import classes from './sort-button.module.css';

/** How a column is sorted, as its heading says in `aria-sort`. */
export type SortDirection = 'ascending' | 'descending' | 'none';

/** The heading of a column as a button that sorts by it. `isFigure`: the column is aligned right, so the arrow is on the left. */
export function SortButton({
  direction,
  isFigure,
  onSort,
  children,
}: {
  direction: SortDirection;
  isFigure?: boolean;
  onSort: () => void;
  children: ReactNode;
}) {
  return (
    <UnstyledButton className={classes.button} data-direction={direction} data-figure={isFigure || undefined} onClick={onSort}>
      {children}
      <ChevronIcon size={14} />
    </UnstyledButton>
  );
}
