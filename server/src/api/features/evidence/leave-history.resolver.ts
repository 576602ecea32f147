import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { invalidInput } from '../../../errors';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Leave } from '../../shared/entities/leave.types';
import { noteRead } from '../../shared/read-audit/read-audit';
import { leaveHistories } from './leave-history';
import { LeaveVersion, RecordField } from './leave-version.types';
import { versionRecords } from './version-records';

const HISTORY_COST = 10;

@Authorized(PEOPLE_ROLES)
@Resolver(() => Leave)
export class LeaveHistoryResolver {
  @FieldResolver(() => [LeaveVersion], {
    description:
      'Every version of the record as the source sent it, the oldest first, with the runs between which it held. For a MANAGER: those ' +
      'that name a person of the own team.',
    complexity: ({ childComplexity }) => HISTORY_COST + childComplexity,
  })
  async history(@Root() leave: Leave, @Ctx() context: ApiContext): Promise<LeaveVersion[]> {
    const versions = await leaveHistories(context).load(leave.id);
    noteRead(context, { action: 'READ_LEAVE_HISTORY', ids: [leave.id], asked: { field: 'Leave.history' } });
    return versions;
  }
}

@Authorized(PEOPLE_ROLES)
@Resolver(() => LeaveVersion)
export class LeaveVersionResolver {
  @Query(() => [LeaveVersion], {
    description:
      'Every version of one record, the oldest first, of a retired one too. Empty: there is no such record. For a MANAGER: those that ' +
      'name a person of the own team.',
    complexity: ({ childComplexity }) => HISTORY_COST + childComplexity,
  })
  async leaveHistory(
    @Ctx() context: ApiContext,
    @Arg('leaveId', () => ID, { description: 'Id of the leave.' }) leaveId: string,
  ): Promise<LeaveVersion[]> {
    if (!/^\d{1,16}$/.test(leaveId)) throw invalidInput('leaveId is not the id of a leave.');
    const versions = await leaveHistories(context).load(leaveId);
    noteRead(context, { action: 'READ_LEAVE_HISTORY', ids: versions.length > 0 ? [leaveId] : [], asked: { field: 'leaveHistory' } });
    return versions;
  }

  @FieldResolver(() => [RecordField], {
    description: 'The record as the source sent it, field by field; fields without a value are left out.',
  })
  record(@Root() version: LeaveVersion, @Ctx() context: ApiContext): Promise<RecordField[]> {
    return versionRecords(context).load(version);
  }
}
