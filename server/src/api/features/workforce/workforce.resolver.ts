import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { FIRST_DESCRIPTION, pageCost, readPageSize } from '../../shared/lists/page';
import { readSearchTerms } from '../../shared/lists/search-terms';
import { noteRead } from '../../shared/read-audit/read-audit';
import { compareCalendars } from './compare-calendars';
import {
  comparePeople,
  hasId,
  IS_ANY,
  IS_IN_FORCE,
  IS_PENDING,
  readCalendarPair,
  readPeople,
  readProblems,
  readRevisions,
  readUnknownIds,
} from './workforce.sql';
import { Workforce, WorkforceDifference, WorkforceKind, WorkforcePeople, WorkforceUpload } from './workforce.types';

const MAX_REVISIONS = 50;
const MAX_PEOPLE = 200;
const COST = 100;

@Authorized(SENSITIVE_ROLES)
@Resolver()
export class WorkforceResolver {
  @Query(() => Workforce, { complexity: COST, description: 'Who works when: what is in force, waits, is refused, and was before.' })
  workforce(@Ctx() { prisma }: ApiContext): Promise<Workforce> {
    return readWorkforce(prisma);
  }

  @Query(() => WorkforcePeople, {
    complexity: pageCost,
    description:
      'People with the pattern, calendar and employment that the workforce file in force gives them. Every read leaves an audit row.',
  })
  async workforcePeople(
    @Ctx() context: ApiContext,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words that each occur in the name, the email or the number; case and accents do not count.',
    })
    search: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | null | undefined,
  ): Promise<WorkforcePeople> {
    const size = readPageSize(first);
    const { rows, totalCount } = await readPeople(context.prisma, {
      terms: readSearchTerms(search ?? ''),
      after: after ?? '',
      size: size + 1,
    });
    const nodes = rows.slice(0, size);
    const asked = { field: 'workforcePeople', search: search ?? null, first: first ?? null, after: after ?? null };
    noteRead(context, { action: 'READ_EMPLOYEES', ids: nodes.map(({ employeeId }) => employeeId), asked });
    return { nodes, totalCount, endCursor: rows.length > size ? (nodes.at(-1)?.employeeId ?? null) : null };
  }

  @Query(() => WorkforceDifference, {
    complexity: COST,
    description: 'What a revision says otherwise than the one in force. Every read leaves an audit row.',
  })
  async workforceDifference(
    @Ctx() context: ApiContext,
    @Arg('revisionId', () => ID, { description: 'The revision.' }) revisionId: string,
  ): Promise<WorkforceDifference> {
    const [revision] = isId(revisionId) ? await readRevisions(context.prisma, hasId(revisionId), 1) : [];
    if (!revision) throw invalidInput('There is no revision with this id.');
    if (revision.kind === 'CALENDARS') {
      const { before, after } = await readCalendarPair(context.prisma, revisionId);
      return { changedCount: 0, peopleCount: 0, people: [], calendars: compareCalendars(before, after) };
    }
    const difference = await comparePeople(context.prisma, revisionId, MAX_PEOPLE);
    const ids = difference.people.map(({ employeeId }) => employeeId);
    noteRead(context, { action: 'READ_EMPLOYEES', ids, asked: { field: 'workforceDifference', revisionId } });
    return { ...difference, calendars: [] };
  }

  @Mutation(() => WorkforceUpload, {
    complexity: COST,
    description: 'Uploads one of the two files. It is refused as a whole, or waits for confirmWorkforce. Leaves an audit row.',
  })
  async uploadWorkforce(
    @Ctx() { prisma, viewer, workforceFiles }: ApiContext,
    @Arg('kind', () => WorkforceKind, { description: 'Which file.' }) kind: WorkforceKind,
    @Arg('fileName', () => String, { description: 'The name of the file; of iCalendar it names the calendar.' }) fileName: string,
    @Arg('content', () => String, { description: 'The whole content: CSV or JSON of people, JSON or iCalendar of calendars.' })
    content: string,
  ): Promise<WorkforceUpload> {
    const name = fileName.trim().slice(0, MAX_NAME_LETTERS) || 'upload';
    const result = await workforceFiles.receiveUpload(kind, { name, bytes: Buffer.from(content) }, requireViewer(viewer));
    if (result.outcome === 'REFUSED') {
      return { revision: null, problems: result.problems.map((problem) => ({ kind, fileName: name, ...problem })) };
    }
    const [revision] = 'revisionId' in result ? await readRevisions(prisma, hasId(result.revisionId), 1) : [];
    return { revision: revision ?? null, problems: [] };
  }

  @Mutation(() => Workforce, {
    complexity: COST,
    description: 'Puts a revision that waits in force: a data version of its own. Leaves an audit row.',
  })
  async confirmWorkforce(
    @Ctx() { prisma, viewer, workforceFiles }: ApiContext,
    @Arg('revisionId', () => ID, { description: 'The revision.' }) revisionId: string,
  ): Promise<Workforce> {
    await workforceFiles.confirm(revisionId, requireViewer(viewer));
    return readWorkforce(prisma);
  }

  @Mutation(() => Workforce, { complexity: COST, description: 'Discards a revision that waits. Leaves an audit row.' })
  async discardWorkforce(
    @Ctx() { prisma, viewer, workforceFiles }: ApiContext,
    @Arg('revisionId', () => ID, { description: 'The revision.' }) revisionId: string,
  ): Promise<Workforce> {
    await workforceFiles.discard(revisionId, requireViewer(viewer));
    return readWorkforce(prisma);
  }

  @Mutation(() => Workforce, {
    complexity: COST,
    description:
      'Goes back to the revision before the one in force, or to none: a data version of its own. A watched file holds again when its ' +
      'bytes change. Leaves an audit row.',
  })
  async undoWorkforce(
    @Ctx() { prisma, viewer, workforceFiles }: ApiContext,
    @Arg('kind', () => WorkforceKind, { description: 'Of which file.' }) kind: WorkforceKind,
  ): Promise<Workforce> {
    await workforceFiles.undo(kind, requireViewer(viewer));
    return readWorkforce(prisma);
  }
}

const MAX_NAME_LETTERS = 200;

async function readWorkforce(prisma: PrismaClient): Promise<Workforce> {
  const [problems, inForce, pending, history, unknownEmployeeIds] = [
    await readProblems(prisma),
    await readRevisions(prisma, IS_IN_FORCE, 2),
    await readRevisions(prisma, IS_PENDING, 2),
    await readRevisions(prisma, IS_ANY, MAX_REVISIONS),
    await readUnknownIds(prisma, MAX_PEOPLE),
  ];
  return { problems, inForce, pending, history, unknownEmployeeIds };
}
