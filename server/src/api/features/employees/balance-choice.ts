import { AppError } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import { chooseFiscalYear } from '../../shared/filters/choose-fiscal-year';
import type { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import { readLeaveTypes } from '../../shared/filters/dimension-lists';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import type { BalanceChoice } from './balance-choice.input';
import type { BalanceOf } from './employee-list.question';

/** The leave type and fiscal year of people's balances. Without any fiscal year (null) nobody has one. */
export interface ChosenBalance {
  leaveType: LeaveType;
  fiscalYear: FiscalYear | null;
}

/**
 * Reads the requested leave type and fiscal year of balances; null: none.
 * @throws {AppError} NOT_FOUND for a leave type or a fiscal year that is not known.
 */
export async function readChosenBalance(
  prisma: Pick<Prisma.TransactionClient, 'leaveType' | 'fiscalYear'>,
  choice: BalanceChoice | null | undefined,
  today: string,
): Promise<ChosenBalance | null> {
  if (!choice) return null;
  const leaveType = (await readLeaveTypes(prisma)).find(({ id }) => id === choice.leaveTypeId);
  if (!leaveType) throw new AppError('NOT_FOUND', { userMessage: 'There is no leave type with this id.' });
  return { leaveType, fiscalYear: chooseFiscalYear(await readFiscalYears(prisma), choice.fiscalYearId, today) };
}

/** The same for a question to the mart. */
export function toBalanceOf(chosen: ChosenBalance | null): BalanceOf | null {
  return chosen && { leaveTypeId: chosen.leaveType.id, fiscalYearId: chosen.fiscalYear?.id ?? null };
}
