import type { PrismaClient } from '../../../db/prisma';
import { selectFields } from '../../../db/run-changes.sql';
import { Prisma } from '../../../generated/prisma/client';
import { requireViewer } from '../../shared/auth/auth-checker';
import { defineLoader } from '../../shared/loaders';
import { LANDED_FIELDS, landedText, maySee } from './landed-fields';
import type { LeaveVersion, RecordField } from './leave-version.types';
import type { LandedFields } from './run-difference.sql';

/** The records of versions, field by field, as the caller may see them. A version is no more secret than the history that it is from. */
export const versionRecords = defineLoader(async ({ prisma, viewer }, versions: readonly Pick<LeaveVersion, 'leaveId' | 'runId'>[]) => {
  const { role } = requireViewer(viewer);
  const records = new Map((await readRecords(prisma, versions)).map(({ leaveId, runId, fields }) => [`${leaveId} ${runId}`, fields]));
  return versions.map(({ leaveId, runId }): RecordField[] => {
    const record = records.get(`${leaveId} ${runId}`) ?? {};
    return LANDED_FIELDS.flatMap((field) => {
      const value = landedText(record[field]);
      if (value === null) return [];
      const hidden = !maySee(field, role);
      return [{ field, value: hidden ? null : value, hidden }];
    });
  });
});

/** Grain: one content of one record. */
function readRecords(
  prisma: PrismaClient,
  versions: readonly Pick<LeaveVersion, 'leaveId' | 'runId'>[],
): Promise<{ leaveId: string; runId: string; fields: LandedFields }[]> {
  return prisma.$queryRaw(Prisma.sql`
    select v.record_id::text as "leaveId", v.valid_from_run_id::text as "runId", ${Prisma.raw(selectFields('v'))} as fields
    from raw.leave_record_versions v
    where v.record_id = any(${versions.map(({ leaveId }) => leaveId)}::text[]::bigint[])
      and v.valid_from_run_id = any(${versions.map(({ runId }) => runId)}::text[]::bigint[])`);
}
