import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { dateIn } from '../lib/calendar-date';
import { readApiError } from './api-error';
import { graphql } from './graphql';
import type { LiveSocket } from './live-socket';
import { useEvents } from './use-events';
import { DataStateContext, type DataStatus, FALLBACK_POLL_MS, LiveDataContext } from './use-live-data';

const FIELDS = graphql(`
  fragment DataStatusFields on DataStatus {
    dataVersion
    firstDataVersion
    changedAt
    lastSuccessAt
    ageSeconds
    stale
    complete
    quarantinedCount
    heldRetirementCount
    vanishedRecordCount
    windowStart
    windowEnd
    outsideWindowCount
    driftFields
    unknownStatuses { sourceStatus leaveCount }
    demo
    sourceTimeZone
    pollIntervalSeconds
  }
`);
const DATA_STATUS = graphql(`query DataStatus { dataStatus { ...DataStatusFields } }`, [FIELDS]);
const DATA_VERSION_CHANGED = graphql(`subscription DataVersionChanged { dataVersionChanged { ...DataStatusFields } }`, [FIELDS]);

const OFFLINE_POLL_MS = 5_000;

/**
 * Keeps the data status current for everything below it. The subscription is an optimisation; polling is authoritative: a run that
 * changed nothing sends no event, yet makes the data younger.
 */
export function LiveDataProvider({ socket, children }: { socket: LiveSocket; children: ReactNode }) {
  const client = useApolloClient();
  const socketState = useSyncExternalStore(socket.subscribe, socket.getState);
  const [known, setKnown] = useState<{ status: DataStatus; receivedAt: number } | null>(null);
  const [offline, setOffline] = useState(false);
  const [isSettled, setSettled] = useState(false);
  const alive = useRef(true);

  const take = useCallback((status: DataStatus) => {
    if (!alive.current) return;
    setKnown({ status, receivedAt: Date.now() });
    setOffline(false);
  }, []);
  const refresh = useCallback(async () => {
    try {
      const { data } = await client.query({ query: DATA_STATUS, fetchPolicy: 'network-only' });
      if (data) take(data.dataStatus);
    } catch (error) {
      if (alive.current && ['offline', 'server'].includes(readApiError(error).kind)) setOffline(true);
    }
    if (alive.current) setSettled(true);
  }, [client, take]);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  useEvents(DATA_VERSION_CHANGED, ({ dataVersionChanged }) => take(dataVersionChanged));

  const live = socketState === 'open';
  const interval = known?.status.pollIntervalSeconds ?? 30;
  const everyMs = offline ? OFFLINE_POLL_MS : live ? Math.min(30, Math.max(10, interval)) * 1000 : FALLBACK_POLL_MS;
  // Immediately, too: on a socket that comes back, events may have been missed.
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), everyMs);
    const now = () => document.visibilityState === 'visible' && void refresh();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [refresh, everyMs]);

  const value = useMemo(
    () => ({ status: known?.status ?? null, receivedAt: known?.receivedAt ?? 0, polling: socketState === 'closed', refresh }),
    [known, socketState, refresh],
  );
  const dataVersion = known?.status.dataVersion;
  const sourceTimeZone = known?.status.sourceTimeZone ?? 'UTC';
  const today = dateIn(sourceTimeZone, Date.now());
  const state = useMemo(
    () => ({ dataVersion, sourceTimeZone, today, offline, isSettled }),
    [dataVersion, sourceTimeZone, today, offline, isSettled],
  );
  return (
    <LiveDataContext value={value}>
      <DataStateContext value={state}>{children}</DataStateContext>
    </LiveDataContext>
  );
}
