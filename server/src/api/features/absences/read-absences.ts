import type { PrismaClient } from '../../../db/prisma';
import { AppError } from '../../../errors';
import { readAtOnce, TODAY } from '../../shared/as-known/data-state';
import { type AbsenceDateRow, type AbsenceQuestion, type AbsenceRow, selectAbsenceDates, selectAbsences } from './absences.sql';
import type { Absence, AbsenceDate, Absences } from './absences.types';

interface Request extends AbsenceQuestion {
  /** Whether the leaves are wanted too, or their counts alone. */
  withLeaves: boolean;
}

/** The most dates (times groups) and the most leaves on them in one answer. */
export const MAX_ABSENCE_ROWS = 10_000;

/**
 * Who is away, all of it from one snapshot of the database.
 * @throws {AppError} QUERY_TOO_COSTLY where the answer would be too long: it is never cut.
 */
export async function readAbsences(prisma: PrismaClient, { withLeaves, ...question }: Request): Promise<Absences> {
  const [versions, dates, absences] = await readAtOnce(
    prisma,
    [TODAY],
    [
      prisma.$queryRaw<{ version: string }[]>(TODAY.selectVersion),
      prisma.$queryRaw<AbsenceDateRow[]>(selectAbsenceDates(question)),
      prisma.$queryRaw<AbsenceRow[]>(selectAbsences(question, withLeaves ? MAX_ABSENCE_ROWS + 1 : 0)),
    ],
  );
  if (Math.max(dates.length, absences.length) > MAX_ABSENCE_ROWS) {
    throw new AppError('QUERY_TOO_COSTLY', {
      userMessage: `This would be more than ${MAX_ABSENCE_ROWS} rows. Ask for fewer dates, or narrow the filter.`,
    });
  }
  const isGrouped = question.groupBy !== null;
  const byDate = new Map<string, Absence[]>();
  for (const { date, groupId, ...absence } of absences) {
    const key = `${date} ${groupId}`;
    const known = byDate.get(key);
    if (known) known.push(absence);
    else byDate.set(key, [absence]);
  }
  return {
    dataVersion: versions[0]?.version ?? '0',
    dates: dates.map(
      (row): AbsenceDate => ({
        ...row,
        groupId: isGrouped ? row.groupId : null,
        groupLabel: isGrouped ? row.groupLabel : null,
        coverage: row.isWorkingDay && row.headcount > 0 ? (row.headcount - row.awayDays) / row.headcount : null,
        absences: byDate.get(`${row.date} ${row.groupId}`) ?? [],
      }),
    ),
  };
}
