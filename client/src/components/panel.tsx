import { SegmentedControl, Transition, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { chartWords } from '../words/charts';
import { shellWords } from '../words/shell';
import classes from './panel.module.css';

/**
 * A figure with its title, its unit and its table twin.
 * @param summary what the chart shows, in a sentence, for those who do not see it
 * @param updated shows for a moment that the data moved
 */
export function Panel({
  title,
  unit,
  summary,
  chart,
  table,
  notes = [],
  updated,
}: {
  title: string;
  unit: string;
  summary: string;
  chart: ReactNode;
  table: ReactNode;
  notes?: readonly string[];
  updated: boolean;
}) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id} data-updated={updated || undefined}>
      <header className={classes.header}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          <p className={classes.unit}>
            {unit}
            <UpdatedMark shown={updated} />
          </p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={chartWords.showAs(title)}
          value={view}
          onChange={(value) => setView(value as 'chart' | 'table')}
          data={[
            { value: 'chart', label: chartWords.showChart },
            { value: 'table', label: chartWords.showTable },
          ]}
        />
      </header>
      {view === 'chart' ? (
        <figure className={classes.figure}>
          {chart}
          <VisuallyHidden component="figcaption">{summary}</VisuallyHidden>
        </figure>
      ) : (
        <div className={classes.table}>{table}</div>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
    </section>
  );
}

export function UpdatedMark({ shown }: { shown: boolean }) {
  return (
    <Transition mounted={shown} transition="fade" duration={250}>
      {(style) => (
        <span className={classes.mark} style={style}>
          {shellWords.updatedMark}
        </span>
      )}
    </Transition>
  );
}
