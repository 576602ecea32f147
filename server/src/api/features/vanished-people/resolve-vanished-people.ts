import type { PrismaClient } from '../../../db/prisma';
import { AppError, invalidInput } from '../../../errors';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import { readVanished, type VanishedRow } from './vanished-people.sql';
import type { VanishedAs } from './vanished-person.types';

interface Decision {
  employeeIds: readonly string[];
  as: VanishedAs;
  /** Last day of employment, for LEFT; null: the last date of each person's leave. */
  leftOn: string | null;
}

/**
 * Stores the viewer's decision about vanished people; the next run carries it out. Returns about how many people it is.
 * @throws {AppError} BAD_USER_INPUT for a date that makes no sense, NOT_FOUND for somebody who has not vanished. Nothing is stored then.
 */
export async function resolveVanished(prisma: PrismaClient, viewer: Viewer, { employeeIds, as, leftOn }: Decision): Promise<number> {
  if (leftOn !== null && as !== 'LEFT') throw invalidInput('leftOn is only for those who LEFT.');
  return prisma.$transaction(async (transaction) => {
    const vanished = new Map((await readVanished(transaction)).map((person) => [person.employeeId, person]));
    const people = [...new Set(employeeIds)].map((id) => vanished.get(id));
    if (people.length === 0) return 0;
    if (!people.every((person) => person !== undefined))
      throw new AppError('NOT_FOUND', {
        userMessage: 'Records of somebody in employeeIds are there again, or a decision was already made. Look at the list again.',
      });
    const later = people.find(({ firstDate }) => leftOn !== null && leftOn < firstDate);
    if (later)
      throw invalidInput(
        `The last day of employment (leftOn) ${leftOn} is before the first leave of employee ${later.employeeId}, on ${later.firstDate}.`,
      );

    if (as === 'LEFT') {
      await transaction.departure.createMany({ data: people.map((person) => toDeparture(person, leftOn, viewer)) });
    } else {
      await transaction.missingRecord.updateMany({
        where: { recordId: { in: people.flatMap(({ recordIds }) => recordIds) } },
        data: { confirmedBy: viewer.name, confirmedAt: new Date() },
      });
    }
    const detail = { employeeIds: people.map(({ employeeId }) => employeeId), as, leftOn };
    await writeAudit(transaction, viewer, { action: 'RESOLVE_VANISHED_PEOPLE', rowCount: people.length, detail });
    return people.length;
  });
}

function toDeparture({ employeeId, lastDate }: VanishedRow, leftOn: string | null, { name }: Viewer) {
  return { employeeId, leftOn: new Date(`${leftOn ?? lastDate}T00:00:00Z`), decidedBy: name };
}
