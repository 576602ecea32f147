import { requireViewer } from '../../shared/auth/auth-checker';
import type { Leave } from '../../shared/entities/leave.types';
import { readLeaveRecords } from '../../shared/entities/leave-records';
import { defineLoader } from '../../shared/loaders';
import type { CheckName } from './rules/registry';

/** What the tables remember of a check as a whole. */
interface Remembered {
  /** Of the findings that are there. Null: none is recorded. */
  firstSeenAt: Date | null;
  goneCount: number;
}

export const rememberedOfChecks = defineLoader<CheckName, Remembered>(async ({ prisma }, checks) => {
  const where = { checkName: { in: [...checks] } };
  const [there, gone] = await Promise.all([
    prisma.checkFinding.groupBy({ by: ['checkName'], where: { ...where, goneAt: null }, _min: { firstSeenAt: true } }),
    prisma.checkFinding.groupBy({ by: ['checkName'], where: { ...where, goneAt: { not: null } }, _count: true }),
  ]);
  return checks.map((check) => ({
    firstSeenAt: there.find(({ checkName }) => checkName === check)?._min.firstSeenAt ?? null,
    goneCount: gone.find(({ checkName }) => checkName === check)?._count ?? 0,
  }));
});

/** Dates of a trend. */
export const TREND_DATES = 90;

/** The last dates on which each check was made, in their order. */
export const countsOfChecks = defineLoader<CheckName, CheckCountRow[]>(({ prisma }, checks) =>
  Promise.all(
    checks.map(async (checkName) => {
      const newest = { where: { checkName }, orderBy: { countedOn: 'desc' }, take: TREND_DATES } as const;
      return (await prisma.checkCount.findMany(newest)).reverse();
    }),
  ),
);

type CheckCountRow = { checkName: string; countedOn: Date; dataVersion: bigint; findingCount: number };

/** Leaves by id, retired ones too. Whether a viewer may see them is the caller's. */
export const leavesById = defineLoader<string, Leave | null>(async ({ prisma, viewer }, ids) => {
  const records = await readLeaveRecords(prisma, ids.map(Number), requireViewer(viewer));
  return ids.map((id) => records.get(Number(id)) ?? null);
});
