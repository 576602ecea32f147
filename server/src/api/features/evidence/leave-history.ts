import { isDeepStrictEqual } from 'node:util';
import { requireViewer } from '../../shared/auth/auth-checker';
import { defineLoader } from '../../shared/loaders';
import { LeaveVersion, LeaveVersionPart } from './leave-version.types';
import { type LeaveVersionRow, readLeaveVersions } from './leave-versions.sql';

/** The versions of a leave by its id, the oldest first. */
export const leaveHistories = defineLoader(async ({ prisma, viewer }, leaveIds: readonly string[]) => {
  const histories = new Map<string, LeaveVersionRow[]>(leaveIds.map((leaveId) => [leaveId, []]));
  for (const row of await readLeaveVersions(prisma, requireViewer(viewer), leaveIds)) histories.get(row.leaveId)?.push(row);
  return leaveIds.map((leaveId) => compareVersions(histories.get(leaveId) ?? []));
});

function compareVersions(rows: readonly LeaveVersionRow[]): LeaveVersion[] {
  return rows.map(({ parts, ...version }, at) => {
    const before = rows[at - 1]?.parts;
    const changed = before ? Object.values(LeaveVersionPart).filter((part) => !isDeepStrictEqual(parts[part], before[part])) : [];
    return Object.assign(new LeaveVersion(), version, { changed });
  });
}
