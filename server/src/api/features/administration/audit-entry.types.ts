import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AuditAction } from '../../../audit/audit-entry';
import { Role } from '../../shared/auth/role';
import { PageInfo } from '../../shared/lists/page';

const DESCRIPTIONS: Record<AuditAction, string> = {
  READ_LEAVES: 'Read leaves of people.',
  READ_EMPLOYEES: 'Read employees.',
  READ_BALANCES: 'Read balances of people.',
  READ_ABSENCES: 'Read who is away.',
  READ_LEAVE_HISTORY: 'Read the versions of a leave.',
  READ_LEAVE_INFO: 'Read what the source answers.',
  READ_QUARANTINED_RECORDS: 'Read the contents of quarantined records.',
  READ_CHECK_FINDINGS: 'Read what checks of the data found.',
  EXPORT_LEAVES: 'Took leaves out as a file.',
  EXPORT_EMPLOYEES: 'Took employees out as a file.',
  EXPORT_BALANCES: 'Took balances out as a file.',
  EXPORT_CHECKS: 'Took what checks of the data found out as a file.',
  CONFIRM_RETIREMENTS: 'Confirmed held retirements.',
  RESOLVE_VANISHED_PEOPLE: 'Decided what happened to people whose records vanished.',
  ACCEPT_CHECK_FINDINGS: 'Accepted findings of a check.',
  REOPEN_CHECK_FINDINGS: 'Took the acceptance of findings back.',
  CREATE_COVERAGE_RULE: 'Made a coverage rule.',
  UPDATE_COVERAGE_RULE: 'Replaced a coverage rule.',
  DELETE_COVERAGE_RULE: 'Deleted a coverage rule.',
  CHANGE_WORKFORCE: 'Uploaded, confirmed, discarded or undid a file of people or calendars.',
  SIGN_IN: 'Opened a session of the dashboard.',
  CREATE_API_TOKEN: 'Minted an API token.',
  REVOKE_API_TOKEN: 'Revoked an API token.',
  END_SESSIONS: 'Shut out a person of the organisation: ended their sessions and revoked their calendar feeds.',
  CREATE_CALENDAR_FEED: 'Created an own calendar feed.',
  READ_CALENDAR_FEED: 'Read who is away through a calendar feed.',
  REVOKE_CALENDAR_FEED: 'Revoked an own calendar feed.',
  BACK_UP: 'Wrote everything into an archive.',
  RESTORE: 'Replaced everything by an archive.',
  ERASE_PERSON: 'Erased a person.',
};
const names = Object.keys(DESCRIPTIONS) as AuditAction[];
const AuditActionEnum = Object.fromEntries(names.map((name) => [name, name]));

registerEnumType(AuditActionEnum, {
  name: 'AuditAction',
  description: 'What somebody did that has to be answered for.',
  valuesConfig: Object.fromEntries(names.map((name) => [name, { description: DESCRIPTIONS[name] }])),
});

@ObjectType({ simpleResolvers: true, description: 'One act that has to be answered for: who did what, when, to how many records.' })
export class AuditEntry {
  @Field(() => ID, { description: 'A whole number; later acts have greater ones.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was.' })
  occurredAt!: Date;

  @Field(() => String, { description: 'Who it was: the name of a token or person, or the command on the server.' })
  actor!: string;

  @Field(() => Role, { nullable: true, description: 'In which role. Null: a command on the server itself, such as npm run token.' })
  role!: Role | null;

  @Field(() => AuditActionEnum, { description: 'What it was.' })
  action!: AuditAction;

  @Field(() => Int, { nullable: true, description: 'How many records were read, taken out or changed. Null: it is not about records.' })
  rowCount!: number | null;

  @Field(() => GraphQLJSONObject, {
    description: 'What was asked for, such as the filter, and the id of the token or the subject of the person. Never what was found.',
  })
  detail!: Record<string, unknown>;
}

@ObjectType({ simpleResolvers: true, description: 'An audit entry at its place in the list.' })
export class AuditEntryEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while further entries come in.' })
  cursor!: string;

  @Field(() => AuditEntry, { description: 'The entry.' })
  node!: AuditEntry;
}

@ObjectType({ simpleResolvers: true, description: 'A page of audit entries, newest first.' })
export class AuditEntryConnection {
  @Field(() => [AuditEntryEdge], { description: 'The entries with their cursors.' })
  edges!: AuditEntryEdge[];

  @Field(() => [AuditEntry], { description: 'The entries without their cursors.' })
  nodes!: AuditEntry[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All entries of the filter.' })
  totalCount!: number;
}

@InputType({
  description: 'Which audit entries. Members are joined by "and"; a member that is left out or empty does not narrow anything.',
})
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: 'Names of actors, spelt as `actor` spells them.' })
  actors?: string[] | null;

  @Field(() => [AuditActionEnum], { nullable: true, description: 'Kinds of acts.' })
  actions?: AuditAction[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;
}
