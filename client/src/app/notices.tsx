import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLiveData } from '../data/use-live-data';
import { formatTime } from '../lib/format';
import { uiWords } from '../ui/words';
import classes from './layout.module.css';
import { shellWords } from './words';

/** At the foot of the window: above the page it would move the page when the status arrives. */
export function DemoBanner() {
  const { status } = useLiveData();
  if (!status?.demo) return null;
  return (
    <div className={classes.demo} role="note" data-print="hidden">
      {uiWords.demo}
    </div>
  );
}

/** Says to those who cannot see the charts move that they did. */
export function LiveAnnouncement() {
  const { status } = useLiveData();
  const seen = useRef<string | undefined>(undefined);
  const [text, setText] = useState('');
  const version = status?.dataVersion;
  const zone = status?.sourceTimeZone ?? 'UTC';
  useEffect(() => {
    if (version === undefined) return;
    if (seen.current !== undefined && seen.current !== version)
      setText(shellWords.dataUpdated(formatTime(new Date().toISOString(), zone, Date.now())));
    seen.current = version;
  }, [version, zone]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
