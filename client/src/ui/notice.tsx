import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { CloseIcon } from './icons';
import classes from './notice.module.css';
import { uiWords } from './words';

export type NoticeTone = 'warn' | 'bad' | 'good' | 'accent' | 'quiet';

/** Something that the viewer should know, in the page's own colours. */
export function Notice({
  tone,
  title,
  children,
  onDismiss,
  role,
  id,
  testId,
}: {
  tone: NoticeTone;
  title?: string;
  children: ReactNode;
  onDismiss?: () => void;
  role?: 'alert' | 'status' | 'note';
  id?: string;
  testId?: string;
}) {
  return (
    <div id={id} className={classes.notice} data-tone={tone} role={role} data-testid={testId}>
      {title !== undefined && <p className={classes.title}>{title}</p>}
      {children}
      {onDismiss && (
        <ActionIcon className={classes.close} variant="subtle" color="gray" size="sm" aria-label={uiWords.dismiss} onClick={onDismiss}>
          <CloseIcon size={14} />
        </ActionIcon>
      )}
    </div>
  );
}
