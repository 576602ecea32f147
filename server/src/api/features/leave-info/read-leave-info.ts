import { invalidInput } from '../../../errors';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import type { ApiServices } from '../../shared/context';

export const DEFAULT_SIZE = 100;
export const MAX_SIZE = 1_000;
export const MAX_PAGE = 1_000_000;

/**
 * One page as the source answers it. It is full of people's records: what cannot be noted is not answered.
 * @throws {AppError} BAD_USER_INPUT for a page or size out of bounds, UPSTREAM_UNAVAILABLE where the source does not answer.
 */
export async function readLeaveInfo(
  { prisma, askSource }: Pick<ApiServices, 'prisma' | 'askSource'>,
  viewer: Viewer,
  asked: { page?: number | null; size?: number | null },
): Promise<unknown> {
  const page = bounded('page', asked.page ?? 1, MAX_PAGE);
  const size = bounded('size', asked.size ?? DEFAULT_SIZE, MAX_SIZE);
  const answer = await askSource({ page, size });
  await writeAudit(prisma, viewer, { action: 'READ_LEAVE_INFO', rowCount: countRecords(answer), detail: { page, size } });
  return answer;
}

function bounded(name: string, value: number, max: number): number {
  if (value >= 1 && value <= max) return value;
  throw invalidInput(`${name} must be from 1 to ${max}.`);
}

function countRecords(answer: unknown): number {
  const { data } = (typeof answer === 'object' && answer !== null ? answer : {}) as { data?: unknown };
  return Array.isArray(data) ? data.length : 0;
}
