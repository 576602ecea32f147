import { Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDataState, useLiveData } from '../data/use-live-data';
import classes from './freshness-badge.module.css';
import { describeFreshness } from './freshness-words';
import { PopupTarget, useLazyPopup } from './lazy-popup';

/** The age of the data, on every page, updated every second. A press shows why it is stale or incomplete: a touch shows no hints. */
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

  const { buttonProps, popup } = useLazyPopup('dialog');
  const why = details.join('\n');

  return (
    <>
      <button
        type="button"
        className={classes.badge}
        data-tone={tone}
        data-testid="freshness"
        data-hint={popup?.opened ? undefined : why || undefined}
        {...buttonProps}
      >
        <span className={classes.dot} aria-hidden="true" />
        <span>{text}</span>
      </button>
      {popup && (
        <Popover
          id={popup.id}
          opened={popup.opened && why !== ''}
          onChange={popup.setOpened}
          position="bottom-end"
          shadow="md"
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <PopupTarget button={popup.button} />
          </Popover.Target>
          <Popover.Dropdown className={classes.why} maw={340}>
            {why}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}
