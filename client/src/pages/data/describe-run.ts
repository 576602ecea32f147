import { formatCount, formatSeconds } from '../../lib/format';
import type { IngestRun } from './run-fields';
import { runWords } from './run-words';
import { dataWords } from './words';

const say = runWords.runOutcome;

/** What a run brought, in words; for a dry run what it would have brought. */
export function describeOutcome(run: IngestRun): string {
  if (run.status === 'RUNNING') return dataWords.underWay(formatCount(run.received), run.received);
  if (run.errorClass !== null) return runWords.errorClasses[run.errorClass];
  const part = (count: number, text: (text: string, count: number) => string) => (count > 0 ? [text(formatCount(count), count)] : []);
  const changes = [...part(run.updated, say.updated), ...part(run.inserted, say.inserted), ...part(run.retired, say.retired)];
  const rest = [
    ...part(run.unchanged, say.unchanged),
    ...part(run.quarantined, say.quarantined),
    ...part(run.duplicates, say.duplicates),
    ...part(run.heldRetirements, say.held),
    ...(run.complete ? [] : [say.incomplete]),
  ];
  const list = [...changes, ...rest].join(', ') || say.nothing;
  return run.dryRun && changes.length > 0 ? say.would(list) : list;
}

/** How long a run took; empty while it lasts. */
export function describeDuration({ startedAt, finishedAt }: Pick<IngestRun, 'startedAt' | 'finishedAt'>): string {
  if (finishedAt === null) return '';
  return dataWords.seconds(formatSeconds(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000));
}
