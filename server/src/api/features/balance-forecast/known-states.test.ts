import { expect, test } from 'vitest';
import type { PrismaClient } from '../../../db/prisma';
import type { FiscalYear } from '../../shared/filters/dimension.types';
import { findKnownStates } from './known-states';

/** A database with one run a long time ago, which is what was known at every moment. */
const prisma = {
  $queryRaw: async ({ sql }: { sql: string }) => {
    if (sql.includes('"finishedAt"')) return [{ finishedAt: new Date('2000-01-01T00:00:00Z') }];
    return sql.includes('"isDeleted"') ? [{ dataVersion: '1', isDeleted: false }] : [{ runId: '1', dataVersion: '1' }];
  },
} as unknown as PrismaClient;

test.each([1, 4])('of the earlier states no more than %i are asked for, those of the latest fiscal year', async (most) => {
  const years = [2020, 2021, 2022, 2023, 2024].map((year) => ({
    id: String(year),
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
  })) as FiscalYear[];
  const { known, runIds } = await findKnownStates(prisma, years, {
    today: '2024-06-30',
    fiscalYear: years[4]!,
    horizons: [30, 90, 180],
    most,
  });
  expect(known).toEqual([184, 30, 90, 180].slice(0, most).map((horizonDays) => ({ fiscalYearId: '2023', horizonDays })));
  expect(runIds).toHaveLength(most);
});
