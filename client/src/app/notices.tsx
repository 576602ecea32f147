import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatTime } from '../lib/format';
import { useLiveData } from '../lib/use-live-data';
import { shellWords } from '../words/shell';
import classes from './layout.module.css';

export function DemoBanner() {
  const { status } = useLiveData();
  if (!status?.demo) return null;
  return (
    <div className={classes.demo} role="note" data-print="hidden">
      {shellWords.demo}
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
