import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/**
 * Shown in place of a page's content when there is none: why, and what can be done.
 * @param actions buttons that lead on
 */
export function EmptyState({ title, actions, children }: { title: string; actions?: ReactNode; children?: ReactNode }) {
  return (
    <section className={classes.empty}>
      <h2>{title}</h2>
      {children}
      {actions && (
        <Group gap="xs" mt="sm" justify="center">
          {actions}
        </Group>
      )}
    </section>
  );
}

/** The same within a card: one line, because the card has a title. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return <p className={classes.line}>{children}</p>;
}
