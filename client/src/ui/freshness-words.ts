import { type DataState, FALLBACK_POLL_MS, type LiveData } from '../data/use-live-data';
import { formatAge, formatCount, formatInstant, formatTime } from '../lib/format';
import { uiWords } from './words';

export type FreshnessTone = 'good' | 'warn' | 'bad' | 'quiet';

export interface Freshness {
  tone: FreshnessTone;
  /** On the badge. */
  text: string;
  /** On hover: exact, and why. */
  details: string[];
}

type Known = Omit<LiveData, 'refresh'> & Pick<DataState, 'offline'>;

/** What the badge says at the moment `now` (ms). The age goes on from the server's own figure: clocks may differ. */
export function describeFreshness({ status, receivedAt, polling, offline }: Known, now: number): Freshness {
  const say = uiWords.freshness;
  if (status === null)
    return { tone: offline ? 'bad' : 'quiet', text: offline ? say.offline : say.unknown, details: offline ? [say.offlineWhy] : [] };

  const zone = status.sourceTimeZone;
  const time = status.lastSuccessAt === null ? null : formatTime(status.lastSuccessAt, zone, now);
  const facts = [
    ...(status.lastSuccessAt === null ? [] : [say.exact(formatInstant(status.lastSuccessAt, zone), zone)]),
    say.version(status.dataVersion),
  ];
  if (offline) return { tone: 'bad', text: time === null ? say.offline : say.offlineSince(time), details: [say.offlineWhy, ...facts] };
  if (time === null) return { tone: 'quiet', text: say.never, details: facts };

  const seconds = (status.ageSeconds ?? 0) + Math.max(0, (now - receivedAt) / 1000);
  if (status.stale) return { tone: 'warn', text: say.staleSince(time), details: [say.staleWhy, ...facts] };
  const age = formatAge(seconds);
  if (!status.complete) return { tone: 'warn', text: say.incomplete(age), details: [say.incompleteWhy, ...facts] };
  const updated = seconds < 2 ? say.justNow : say.updated(age);
  if (polling) {
    const every = formatCount(FALLBACK_POLL_MS / 1000);
    return { tone: 'good', text: `${updated} · ${say.pollingShort(every)}`, details: [say.polling(every), ...facts] };
  }
  return { tone: 'good', text: updated, details: [say.live, ...facts] };
}
