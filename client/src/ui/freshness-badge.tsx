import { useEffect, useState } from 'react';
import { useDataState, useLiveData } from '../data/use-live-data';
import classes from './freshness-badge.module.css';
import { describeFreshness } from './freshness-words';

/** The age of the data, on every page, updated every second. */
export function FreshnessBadge() {
  const live = useLiveData();
  const { offline } = useDataState();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  // A status that has just arrived is younger than the last tick.
  const { tone, text, details } = describeFreshness({ ...live, offline }, Math.max(now, live.receivedAt));

  return (
    <button type="button" className={classes.badge} data-tone={tone} data-testid="freshness" data-hint={details.join('\n') || undefined}>
      <span className={classes.dot} aria-hidden="true" />
      <span>{text}</span>
    </button>
  );
}
