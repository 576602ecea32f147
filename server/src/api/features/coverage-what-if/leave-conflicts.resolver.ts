import { Arg, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AppError } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { Leave } from '../../shared/entities/leave.types';
import { scopeOf } from '../../shared/filters/leave-condition';
import { defineLoader } from '../../shared/loaders';
import { AbsenceGrouping } from '../../shared/people-groups/absence-grouping.enum';
import { noteRead } from '../../shared/read-audit/read-audit';
import { LEAVE_CONFLICTS } from './coverage.question';
import { LeaveColleague, LeaveConflicts } from './coverage.types';
import { readCoverageRules } from './coverage-rules';
import { nameBreaks } from './name-breaks';

const COST = 50;

/** By leave and by who is a colleague; all pending leaves of a page are asked in one question. */
const conflictsOfLeaves = defineLoader<{ leaveId: string; grouping: AbsenceGrouping }, LeaveConflicts | null>(async (context, keys) => {
  const rules = await readCoverageRules(context.prisma);
  const scope = scopeOf(requireViewer(context.viewer));
  const found = new Map<string, LeaveConflicts | null>();
  for (const grouping of new Set(keys.map((key) => key.grouping))) {
    const leaveIds = [...new Set(keys.filter((key) => key.grouping === grouping).map(({ leaveId }) => leaveId))];
    const answers = await context.mart.ask(LEAVE_CONFLICTS, { leaveIds, rules, grouping, scope });
    for (const [at, answer] of answers.entries()) {
      found.set(`${grouping} ${leaveIds[at]}`, answer && { ...answer, breaks: nameBreaks(answer.breaks, rules) });
    }
  }
  return keys.map(({ leaveId, grouping }) => found.get(`${grouping} ${leaveId}`) ?? null);
});

@Authorized(PEOPLE_ROLES)
@Resolver(() => Leave)
export class LeaveConflictsResolver {
  @FieldResolver(() => LeaveConflicts, {
    nullable: true,
    complexity: ({ childComplexity }) => COST + childComplexity,
    description: 'What approving it would break, and the colleagues who are away. Null: it is not pending.',
  })
  async conflicts(
    @Ctx() context: ApiContext,
    @Root() { id, status }: Leave,
    @Arg('colleagues', () => AbsenceGrouping, {
      nullable: true,
      description: 'Who are colleagues: people of one group. Left out: TEAM_MANAGER.',
    })
    colleagues?: AbsenceGrouping | null,
  ): Promise<LeaveConflicts | null> {
    if (status !== 'REQUESTED') return null;
    const conflicts = await conflictsOfLeaves(context).load({ leaveId: id, grouping: colleagues ?? 'TEAM_MANAGER' });
    const ids = conflicts?.colleagues.map(({ employeeId }) => employeeId) ?? [];
    noteRead(context, { action: 'READ_ABSENCES', ids, asked: { field: 'Leave.conflicts', leaveId: id } });
    return conflicts;
  }
}

@Authorized(PEOPLE_ROLES)
@Resolver(() => LeaveColleague)
export class LeaveColleagueResolver {
  @FieldResolver(() => Employee, { description: 'Who is away.' })
  async employee(@Ctx() context: ApiContext, @Root() { employeeId }: LeaveColleague): Promise<Employee> {
    const employee = await employeesById(context).load(employeeId);
    if (!employee) throw new AppError('NOT_FOUND', { userMessage: 'This person is not there any more. Ask again.' });
    noteRead(context, { action: 'READ_EMPLOYEES', ids: [employeeId], asked: { field: 'LeaveColleague.employee' } });
    return employee;
  }
}
