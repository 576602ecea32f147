import { createContext, use } from 'react';
import { dateIn } from '../lib/calendar-date';

/** The state of the data as the API sends it. */
export interface DataStatus {
  dataVersion: string;
  /** The one that the first run brought; null: none was accepted. */
  firstDataVersion: string | null;
  changedAt: string | null;
  lastSuccessAt: string | null;
  ageSeconds: number | null;
  stale: boolean;
  complete: boolean;
  quarantinedCount: number;
  heldRetirementCount: number;
  vanishedRecordCount: number;
  windowStart: string | null;
  windowEnd: string | null;
  outsideWindowCount: number;
  driftFields: string[];
  /** Statuses that this system does not know, with how many leaves have them. Null: the viewer may not see it. */
  unknownStatuses: { sourceStatus: string; leaveCount: number | null }[];
  demo: boolean;
  sourceTimeZone: string;
  pollIntervalSeconds: number;
}

/** How often the status is requested without the live connection. */
export const FALLBACK_POLL_MS = 10_000;

export interface LiveData {
  /** Null until the first answer. */
  status: DataStatus | null;
  /** When `status` arrived, by this browser's clock (ms): its age goes on from there. */
  receivedAt: number;
  /** The live connection is gone and the status is requested instead. */
  polling: boolean;
  refresh(): Promise<void>;
}

export const LiveDataContext = createContext<LiveData>({
  status: null,
  receivedAt: 0,
  polling: false,
  refresh: async () => {},
});

export const useLiveData = (): LiveData => use(LiveDataContext);

/** What pages render from; stable between polls. */
export interface DataState {
  /** Undefined until the first answer. */
  dataVersion: string | undefined;
  sourceTimeZone: string;
  /** Where the source is. */
  today: string;
  /** The API does not answer. */
  offline: boolean;
  /** The first status request has ended. */
  isSettled: boolean;
}

export const DataStateContext = createContext<DataState>({
  dataVersion: undefined,
  sourceTimeZone: 'UTC',
  today: dateIn('UTC', Date.now()),
  offline: false,
  isSettled: true,
});

export const useDataState = (): DataState => use(DataStateContext);

/** The first data version in which leave was known, and whether a change between two versions begins before it. */
export function useFirstVersion(change: { from: string; to: string } | undefined): { first: string | null; isBefore: boolean } {
  const first = use(LiveDataContext).status?.firstDataVersion ?? null;
  return { first, isBefore: first !== null && change !== undefined && isLess(change.from, first) && !isLess(change.to, first) };
}

const isLess = (one: string, other: string) => BigInt(one) < BigInt(other);
