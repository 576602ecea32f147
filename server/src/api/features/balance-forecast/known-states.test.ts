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

test('no more earlier states are asked for than stay in memory between two questions: those of the latest fiscal year', async () => {
  const years = [2020, 2021, 2022, 2023, 2024].map((year) => ({
    id: String(year),
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
  })) as FiscalYear[];
  const { known, runIds } = await findKnownStates(prisma, years, { today: '2024-06-30', fiscalYear: years[4]!, horizons: [30, 90, 180] });
  expect(known).toEqual([184, 30, 90, 180].map((horizonDays) => ({ fiscalYearId: '2023', horizonDays })));
  expect(runIds).toHaveLength(4);
});
