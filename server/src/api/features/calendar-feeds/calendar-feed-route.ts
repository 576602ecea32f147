import type { FastifyInstance } from 'fastify';
import type { PrismaClient } from '../../../db/prisma';
import { addDays, todayIn } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import type { Mart } from '../../../mart/mart';
import { createAttemptLimit } from '../../shared/auth/attempt-limit';
import { writeAudit } from '../../shared/auth/audit';
import { keyOfViewer } from '../../shared/auth/viewer';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { findFeed } from './feed-owner';
import { readAwayLeaves } from './read-away-leaves';
import { writeCalendar } from './write-calendar';

interface Options {
  prisma: PrismaClient;
  mart: Mart;
  sourceTimeZone: string;
}

const READS_PER_MINUTE = 60;
const DAYS_BACK = 92;
const DAYS_AHEAD = 366;

/**
 * GET /calendar/<secret>.ics: who is away, for a calendar program that can send nothing but an address. The secret is all that lets it
 * in; a feed that is dead, for any reason, and one that never was are answered alike.
 */
export function registerCalendarFeed(app: FastifyInstance, { prisma, mart, sourceTimeZone }: Options): void {
  const limit = createAttemptLimit({ prisma, name: 'calendar feed', perMinute: READS_PER_MINUTE, attempts: 'reads' });
  app.get<{ Params: { secret: string } }>('/calendar/:secret.ics', { onRequest: ({ ip }) => limit(ip) }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const found = await findFeed(prisma, request.params.secret);
    if (!found) throw new AppError('NOT_FOUND', { userMessage: 'There is no such calendar feed, or it is not alive any more.' });
    const { feed, owner } = found;
    const { departmentIds, teamManagerIds, projectAllocationIds } = feed;
    const today = todayIn(sourceTimeZone, new Date());
    const dates = { dateFrom: addDays(today, -DAYS_BACK), dateTo: addDays(today, DAYS_AHEAD) };
    const condition = readCondition({ departmentIds, teamManagerIds, projectAllocationIds }, owner);
    const reader = mart.open(keyOfViewer(owner));
    const question = { condition, scope: scopeOf(owner), ...dates };
    const leaves = await readAwayLeaves({ mart: reader, prisma }, question).finally(() => reader.close());
    await prisma.$transaction(async (transaction) => {
      await writeAudit(transaction, owner, {
        action: 'READ_CALENDAR_FEED',
        rowCount: leaves.length,
        detail: { id: String(feed.id), name: feed.name, ...dates },
      });
      await transaction.calendarFeed.update({ where: { id: feed.id }, data: { lastReadAt: new Date() } });
    });
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="away.ics"')
      .send(writeCalendar(feed.name, leaves));
  });
}
