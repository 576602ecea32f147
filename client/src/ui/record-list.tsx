import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './record-list.module.css';

/** A short list of `RecordItem`s, such as feeds or rules. */
export function RecordList({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}

/**
 * One of them: its name, a line about it, and the buttons that change it.
 * @param children shown below it, such as a form that changes it
 */
export function RecordItem({ name, text, actions, children }: { name: string; text: ReactNode; actions: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <div className={classes.row}>
        <div>
          <strong>{name}</strong>
          <p className={classes.text}>{text}</p>
        </div>
        <Group gap={4} wrap="nowrap">
          {actions}
        </Group>
      </div>
      {children}
    </li>
  );
}
