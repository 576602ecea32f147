import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { invalidInput } from '../../../errors';
import type { CalendarFeed as CalendarFeedRow, Prisma } from '../../../generated/prisma/client';
import { writeAudit } from '../../shared/auth/audit';
import { createSecret, hashSecret } from '../../shared/auth/secret';
import type { Viewer } from '../../shared/auth/viewer';
import { readCondition } from '../../shared/filters/leave-condition';
import { findNameProblem } from '../../shared/limits/name';
import type { CalendarFeed, CreateCalendarFeedInput, CreatedCalendarFeed } from './calendar-feed.types';

const MAX_FEEDS = 20;

/** The viewer's own feeds that were not revoked, newest first. */
export async function listCalendarFeeds(prisma: PrismaClient, viewer: Viewer): Promise<CalendarFeed[]> {
  const rows = await prisma.calendarFeed.findMany({ where: { ...ownerOf(viewer), revokedAt: null }, orderBy: { id: 'desc' } });
  return rows.map(toCalendarFeed);
}

/**
 * Creates a feed of the viewer.
 * @throws {AppError} BAD_USER_INPUT for a name that says nothing, an id that no value can have, and one feed too many.
 */
export async function createCalendarFeed(
  prisma: PrismaClient,
  viewer: Viewer,
  { name: given, departmentIds, teamManagerIds, projectAllocationIds }: CreateCalendarFeedInput,
): Promise<CreatedCalendarFeed> {
  const name = given.trim();
  const problem = findNameProblem(name);
  if (problem) throw invalidInput(`name ${problem}`);
  const people = {
    departmentIds: departmentIds ?? [],
    teamManagerIds: teamManagerIds ?? [],
    projectAllocationIds: projectAllocationIds ?? [],
  };
  readCondition(people, viewer);
  const owner = ownerOf(viewer);
  const secret = createSecret('lvc_');
  const row = await prisma.$transaction(async (transaction) => {
    if ((await transaction.calendarFeed.count({ where: { ...owner, revokedAt: null } })) >= MAX_FEEDS)
      throw invalidInput(`You can have at most ${MAX_FEEDS} feeds. Revoke one first.`);
    const created = await transaction.calendarFeed.create({ data: { name, ...people, ...owner, secretHash: hashSecret(secret) } });
    await writeAudit(transaction, viewer, {
      action: 'CREATE_CALENDAR_FEED',
      rowCount: 1,
      detail: { id: String(created.id), name, ...people },
    });
    return created;
  });
  return { feed: toCalendarFeed(row), path: `/calendar/${secret}.ics` };
}

/** Ends a feed of the viewer permanently; one that was revoked before stays as it is. Null where the viewer has no such feed. */
export async function revokeCalendarFeed(prisma: PrismaClient, viewer: Viewer, id: string): Promise<CalendarFeed | null> {
  const where: Prisma.CalendarFeedWhereInput = { id: isId(id) ? BigInt(id) : -1n, ...ownerOf(viewer) };
  return prisma.$transaction(async (transaction) => {
    const row = await transaction.calendarFeed.findFirst({ where });
    if (!row) return null;
    const { count } = await transaction.calendarFeed.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count > 0) await writeAudit(transaction, viewer, { action: 'REVOKE_CALENDAR_FEED', rowCount: 1, detail: { id, name: row.name } });
    return toCalendarFeed(row);
  });
}

function ownerOf({ tokenId, identity }: Viewer): { tokenId: bigint | null; issuer: string | null; subject: string | null } {
  return { tokenId, issuer: identity?.issuer ?? null, subject: identity?.subject ?? null };
}

function toCalendarFeed(row: CalendarFeedRow): CalendarFeed {
  const { id, name, departmentIds, teamManagerIds, projectAllocationIds, createdAt, lastReadAt } = row;
  return { id: String(id), name, departmentIds, teamManagerIds, projectAllocationIds, createdAt, lastReadAt };
}
