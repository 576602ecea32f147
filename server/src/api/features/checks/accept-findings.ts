import type { PrismaClient } from '../../../db/prisma';
import { AppError, invalidInput } from '../../../errors';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import { MAX_PAGE_SIZE } from '../../shared/lists/page';
import type { CheckName } from './rules/registry';

const MAX_NOTE_LENGTH = 500;

interface Findings {
  check: CheckName;
  ids: readonly string[];
}

/**
 * Accepts findings in the viewer's name, all of them or none. Returns how many.
 * @throws {AppError} BAD_USER_INPUT for an empty or long note, NOT_FOUND where a finding is not there any more.
 */
export function acceptFindings(prisma: PrismaClient, viewer: Viewer, { check, ids, note }: Findings & { note: string }): Promise<number> {
  const text = note.trim();
  if (text === '' || text.length > MAX_NOTE_LENGTH) throw invalidInput(`note must have 1 to ${MAX_NOTE_LENGTH} characters.`);
  const acceptance = { acceptedAt: new Date(), acceptedBy: viewer.name, note: text };
  return decide(prisma, viewer, { check, ids }, { action: 'ACCEPT_CHECK_FINDINGS', acceptance });
}

/** Takes acceptances back, all of them or none. Returns how many findings are open again. @throws {AppError} as `acceptFindings`. */
export function reopenFindings(prisma: PrismaClient, viewer: Viewer, findings: Findings): Promise<number> {
  const acceptance = { acceptedAt: null, acceptedBy: null, note: null };
  return decide(prisma, viewer, findings, { action: 'REOPEN_CHECK_FINDINGS', acceptance });
}

interface Decision {
  action: 'ACCEPT_CHECK_FINDINGS' | 'REOPEN_CHECK_FINDINGS';
  acceptance: { acceptedAt: Date | null; acceptedBy: string | null; note: string | null };
}

async function decide(prisma: PrismaClient, viewer: Viewer, { check, ids }: Findings, { action, acceptance }: Decision): Promise<number> {
  const keys = [...new Set(ids)];
  if (keys.length === 0 || keys.length > MAX_PAGE_SIZE) throw invalidInput(`ids must name 1 to ${MAX_PAGE_SIZE} findings.`);
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.checkFinding.updateMany({
      where: { checkName: check, findingKey: { in: keys }, goneAt: null },
      data: acceptance,
    });
    if (count < keys.length) {
      throw new AppError('NOT_FOUND', {
        userMessage: `Findings that no longer exist, or are not recorded yet: ${keys.length - count}. Nothing was changed: ask again.`,
      });
    }
    await writeAudit(transaction, viewer, { action, rowCount: count, detail: { check, findings: keys } });
    return count;
  });
}
