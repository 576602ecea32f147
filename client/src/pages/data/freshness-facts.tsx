import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { type DataStatus, useDataState, useLiveData } from '../../data/use-live-data';
import { formatCount, formatDate, formatInstant } from '../../lib/format';
import { Card } from '../../ui/card';
import classes from './data.module.css';
import { dataWords } from './words';

const say = dataWords;

export function FreshnessFacts() {
  const { status } = useLiveData();
  const { offline } = useDataState();
  const facts: [string, (status: DataStatus) => ReactNode][] = [
    [
      say.lastSuccess,
      ({ lastSuccessAt, sourceTimeZone }) => (lastSuccessAt === null ? say.never : formatInstant(lastSuccessAt, sourceTimeZone)),
    ],
    [say.lastChange, ({ changedAt, sourceTimeZone }) => (changedAt === null ? say.never : formatInstant(changedAt, sourceTimeZone))],
    [say.version, ({ dataVersion }) => <span data-testid="data-version">{dataVersion}</span>],
    [say.interval, ({ pollIntervalSeconds }) => (pollIntervalSeconds === 0 ? say.notAsked : say.every(formatCount(pollIntervalSeconds)))],
    [say.completeness, ({ complete }) => (complete ? say.complete : <span className={classes.warn}>{say.incomplete}</span>)],
    [say.window, ({ windowStart, windowEnd }) => describeWindow(windowStart, windowEnd)],
    [say.outsideWindow, ({ outsideWindowCount }) => formatCount(outsideWindowCount)],
    [say.quarantinedCount, ({ quarantinedCount }) => formatCount(quarantinedCount)],
    [say.timeZone, ({ sourceTimeZone }) => sourceTimeZone],
  ];
  return (
    <Card title={say.factsTitle}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{status !== null ? value(status) : offline ? say.notKnown : <Skeleton height={18} width={110} />}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function describeWindow(start: string | null, end: string | null): string {
  if (start === null && end === null) return say.wholeWindow;
  if (start === null || end === null) return start === null ? say.windowUntil(formatDate(end ?? '')) : say.windowFrom(formatDate(start));
  return say.windowBetween(formatDate(start), formatDate(end));
}
