import type { PrismaClient } from '../../../db/prisma';
import { toDays } from '../../../domain/micro-days';
import type { IngestRun } from '../../shared/entities/ingest-run.types';
import { ChangeKind } from './change-kind';
import { type Reader, readRunBefore, readRunComponents, readTotalBefore } from './run-difference.sql';
import type { RunDifference, RunTotal } from './run-difference.types';

/** Causes that an ingest run can be: without a filter, people and calendars move no leave in or out. */
const KINDS: readonly ChangeKind[] = ['NEW', 'RETURNED', 'RETIRED', 'EDITED', 'STATUS_CHANGED'];

/** Null: the run is in progress, was not accepted, or what it would have changed is no longer kept. */
export async function buildRunDifference(
  prisma: PrismaClient,
  viewer: Reader,
  run: Pick<IngestRun, 'id' | 'dryRun' | 'status'>,
): Promise<RunDifference | null> {
  if (run.status !== 'SUCCEEDED' && run.status !== 'PARTIAL') return null;
  const earlier = await readRunBefore(prisma, run);
  if (!earlier) return null;
  const [total, found] = await Promise.all([readTotalBefore(prisma, viewer, run), readRunComponents(prisma, viewer, run)]);
  const components = KINDS.map(
    (kind) => found.find((component) => component.kind === kind) ?? { kind, micro: 0, leaveCount: 0, movedLeaves: 0 },
  );
  const sum = (of: 'micro' | 'leaveCount') => components.reduce((all, component) => all + component[of], 0);
  return {
    run: { id: run.id, dryRun: run.dryRun },
    from: earlier.dataVersion,
    before: toTotal(total.micro, total.count),
    after: toTotal(total.micro + sum('micro'), total.count + sum('leaveCount')),
    components: components.map(({ micro, ...component }) => ({ ...component, leaveDays: toDays(micro) })),
  };
}

function toTotal(micro: number, leaveCount: number): RunTotal {
  return { leaveDays: toDays(micro), leaveCount };
}
