import { fullNameOf } from '../../../db/full-name.sql';
import type { PrismaClient } from '../../../db/prisma';
import { foldText } from '../../../domain/fold-text';
import { toDays } from '../../../domain/micro-days';
import type { FileProblem, RosterCalendar } from '../../../domain/workforce';
import { Prisma } from '../../../generated/prisma/client';
import type {
  Departure,
  WorkforceChange,
  WorkforceKind,
  WorkforcePeriod,
  WorkforcePerson,
  WorkforceProblem,
  WorkforceRevision,
} from './workforce.types';

const IN_FORCE = Prisma.sql`(
  select distinct on (kind) kind, in_force_revision_id as id from ops.workforce_decisions order by kind, run_id desc
)`;

/** Grain: revision, newest first. */
export async function readRevisions(prisma: PrismaClient, where: Prisma.Sql, limit: number): Promise<WorkforceRevision[]> {
  return prisma.$queryRaw<WorkforceRevision[]>(Prisma.sql`
    select r.id::text, r.kind, r.status, r.origin, r.file_name as "fileName", r.received_at as "receivedAt", r.received_by as "receivedBy",
      coalesce(f.id = r.id, false) as "isInForce", d.decided_at as "decidedAt", d.decided_by as "decidedBy",
      coalesce(d.action = 'UNDO', false) as "isUndone",
      coalesce(jsonb_array_length(r.calendars),
        (select count(distinct w.employee_id) from ops.workforce_rows w where w.revision_id = r.id))::int as "entryCount"
    from ops.workforce_revisions r
    left join ${IN_FORCE} f on f.kind = r.kind
    left join lateral (
      select action, decided_at, decided_by from ops.workforce_decisions where revision_id = r.id order by run_id desc limit 1
    ) d on true
    where ${where}
    order by r.id desc
    limit ${limit}::int`);
}

export const IS_IN_FORCE = Prisma.sql`f.id = r.id`;
export const IS_PENDING = Prisma.sql`r.status = 'PENDING'`;
export const IS_ANY = Prisma.sql`true`;
export const hasId = (id: string) => Prisma.sql`r.id = ${id}::bigint`;

/** What is wrong with the file of each kind that was read last. */
export async function readProblems(prisma: PrismaClient): Promise<WorkforceProblem[]> {
  const rows = await prisma.$queryRaw<{ kind: WorkforceKind; fileName: string; problems: FileProblem[] }[]>(Prisma.sql`
    select distinct on (kind) kind, file_name as "fileName", problems
    from ops.workforce_revisions where origin = 'FILE' order by kind, id desc`);
  return rows.flatMap(({ kind, fileName, problems }) => problems.map((problem) => ({ kind, fileName, ...problem })));
}

export async function readUnknownIds(prisma: PrismaClient, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
    select distinct w.employee_id as id
    from ops.workforce_rows w join ${IN_FORCE} f on f.id = w.revision_id
    where not exists (select from dbo.employees e where e.employee_id = w.employee_id)
    order by 1 limit ${limit}::int`);
  return rows.map(({ id }) => id);
}

/** A period as SQL builds it: shares are millionths. */
interface StoredPeriod extends Omit<WorkforcePeriod, 'pattern'> {
  pattern: number[];
}

const PERIODS = Prisma.sql`jsonb_agg(jsonb_build_object('from', w.valid_from, 'hiredOn', w.hired_on, 'leftOn', w.left_on,
  'fte', w.fte, 'pattern', w.pattern, 'calendar', w.calendar) order by w.valid_from nulls first)`;

function toPeriods(periods: readonly StoredPeriod[] | null): WorkforcePeriod[] {
  return (periods ?? []).map(({ pattern, ...period }) => ({
    ...period,
    pattern: pattern.length === 0 ? null : pattern.map(toDays),
  }));
}

const NAME = Prisma.raw(fullNameOf('e'));

const PEOPLE = Prisma.sql`
    with periods as (
      select w.employee_id, ${PERIODS} as periods
      from ops.workforce_rows w join ${IN_FORCE} f on f.id = w.revision_id
      group by w.employee_id
    ), people as (
      select coalesce(e.employee_id, p.employee_id) as id, ${NAME} as name, p.periods, coalesce(e.search_text, p.employee_id) as search_text
      from (select * from dbo.employees where retired_at is null) e full join periods p on p.employee_id = e.employee_id
    )`;

/** The numbers of the people whose name, email and number hold all terms. */
async function findPeople(prisma: PrismaClient, terms: readonly string[]): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string; searchText: string }[]>(
    Prisma.sql`${PEOPLE} select id, search_text as "searchText" from people`,
  );
  return rows.flatMap(({ id, searchText }) => {
    const folded = foldText(searchText);
    return terms.every((term) => folded.includes(term)) ? [id] : [];
  });
}

/** Grain: person of the source or of the workforce file in force, by number. @param terms those of a search; none: everybody */
export async function readPeople(
  prisma: PrismaClient,
  { terms, after, size }: { terms: readonly string[]; after: string; size: number },
): Promise<{ rows: WorkforcePerson[]; totalCount: number }> {
  const ids = terms.length === 0 ? null : await findPeople(prisma, terms);
  const rows = await prisma.$queryRaw<
    (Omit<Departure, 'leftOn'> & {
      employeeId: string;
      name: string | null;
      periods: StoredPeriod[] | null;
      total: number;
      leftOn: string | null;
    })[]
  >(Prisma.sql`
    ${PEOPLE}, found as (select * from people where ${ids}::text[] is null or id = any(${ids}))
    select f.id as "employeeId", f.name, f.periods, (select count(*)::int from found) as total,
      d.left_on::text as "leftOn", d.decided_by as "decidedBy", d.decided_at as "decidedAt"
    from found f
    left join ops.departures d on d.employee_id = f.id and d.to_run_id is null
    where f.id collate "C" > ${after} order by f.id collate "C" limit ${size}::int`);
  return {
    rows: rows.map(({ employeeId, name, periods, leftOn, decidedBy, decidedAt }) => ({
      employeeId,
      name,
      periods: toPeriods(periods),
      departure: leftOn === null ? null : { leftOn, decidedBy, decidedAt },
    })),
    totalCount: rows[0]?.total ?? 0,
  };
}

export interface PeopleDifference {
  changedCount: number;
  peopleCount: number;
  people: WorkforceChange[];
}

/** A revision of the workforce file beside the one in force. Grain: person. */
export async function comparePeople(prisma: PrismaClient, revisionId: string, limit: number): Promise<PeopleDifference> {
  const rows = await prisma.$queryRaw<
    {
      employeeId: string | null;
      name: string | null;
      before: StoredPeriod[] | null;
      after: StoredPeriod[] | null;
      changed: number;
      people: number;
    }[]
  >(Prisma.sql`
    with before as (
      select w.employee_id, ${PERIODS} as periods from ops.workforce_rows w
      join ${IN_FORCE} f on f.id = w.revision_id and f.kind = 'WORKFORCE' group by 1
    ), after as (
      select w.employee_id, ${PERIODS} as periods from ops.workforce_rows w where w.revision_id = ${revisionId}::bigint group by 1
    ), changed as (
      select employee_id, b.periods as before, a.periods as after
      from before b full join after a using (employee_id) where b.periods is distinct from a.periods
    ), counts as (
      select (select count(*)::int from changed) as changed,
        (select count(*)::int from (
           select employee_id from before union select employee_id from after
           union select employee_id from dbo.employees where retired_at is null) p) as people
    )
    select c.employee_id as "employeeId", ${NAME} as name, c.before, c.after, n.changed, n.people
    from counts n
    left join (select * from changed order by employee_id collate "C" limit ${limit}::int) c on true
    left join dbo.employees e on e.employee_id = c.employee_id
    order by c.employee_id collate "C"`);
  return {
    changedCount: rows[0]?.changed ?? 0,
    peopleCount: rows[0]?.people ?? 0,
    people: rows.flatMap(({ employeeId, name, before, after }) =>
      employeeId === null ? [] : [{ employeeId, name, before: toPeriods(before), after: toPeriods(after) }],
    ),
  };
}

/** Calendars of a revision, and of the one in force. */
export async function readCalendarPair(
  prisma: PrismaClient,
  revisionId: string,
): Promise<{ before: RosterCalendar[]; after: RosterCalendar[] }> {
  const [row] = await prisma.$queryRaw<{ before: RosterCalendar[] | null; after: RosterCalendar[] | null }[]>(Prisma.sql`
    select (select r.calendars from ops.workforce_revisions r join ${IN_FORCE} f on f.id = r.id and f.kind = 'CALENDARS') as before,
      (select r.calendars from ops.workforce_revisions r where r.id = ${revisionId}::bigint) as after`);
  return { before: row?.before ?? [], after: row?.after ?? [] };
}
