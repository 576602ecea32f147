import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { noteRead } from '../../shared/auth/read-audit';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Leave } from '../../shared/entities/leave.types';
import { leaveHistories } from './leave-history';
import { LeaveVersion } from './leave-version.types';

const HISTORY_COST = 10;

@Authorized(PEOPLE_ROLES)
@Resolver(() => Leave)
export class LeaveHistoryResolver {
  @FieldResolver(() => [LeaveVersion], {
    description:
      'Every version of the record as the source told it, the oldest first, with the runs between which it held. For a MANAGER: those that name a person of the own team.',
    complexity: ({ childComplexity }) => HISTORY_COST + childComplexity,
  })
  async history(@Root() leave: Leave, @Ctx() context: ApiContext): Promise<LeaveVersion[]> {
    const versions = await leaveHistories(context).load(leave.id);
    noteRead(context, { action: 'READ_LEAVE_HISTORY', ids: [leave.id], asked: { field: 'Leave.history' } });
    return versions;
  }
}
