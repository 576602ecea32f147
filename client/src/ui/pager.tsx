import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { LeftIcon, RightIcon } from './icons';
import classes from './pager.module.css';
import { uiWords } from './words';

/**
 * To the page before and after, and what is shown of how many.
 * @param onPrevious null: this is the first page
 * @param onNext null: this is the last page, or the next one is not known yet
 */
export function Pager({
  onPrevious,
  onNext,
  children,
}: {
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  children: ReactNode;
}) {
  return (
    <div className={classes.pager}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={uiWords.pager.previous}
        disabled={onPrevious === null}
        onClick={() => onPrevious?.()}
        data-print="hidden"
      >
        <LeftIcon size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={uiWords.pager.next}
        disabled={onNext === null}
        onClick={() => onNext?.()}
        data-print="hidden"
      >
        <RightIcon size={16} />
      </ActionIcon>
      <span role="status">{children}</span>
    </div>
  );
}
