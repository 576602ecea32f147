import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../../shared/lists/page';
import { CHECK_NAMES, CHECKS, type CheckName } from './rules/registry';

export const DataCheckName = Object.fromEntries(CHECK_NAMES.map((name) => [name, name])) as { [Name in CheckName]: Name };

registerEnumType(DataCheckName, {
  name: 'DataCheckName',
  description: 'A check of the data.',
  valuesConfig: Object.fromEntries(CHECK_NAMES.map((name) => [name, { description: CHECKS[name].description }])),
});

export const FindingState = { OPEN: 'OPEN', ACCEPTED: 'ACCEPTED', GONE: 'GONE' } as const;
export type FindingState = (typeof FindingState)[keyof typeof FindingState];

registerEnumType(FindingState, {
  name: 'FindingState',
  description: 'How a finding stands.',
  valuesConfig: {
    OPEN: { description: 'It is there, and nobody accepted it.' },
    ACCEPTED: { description: 'It is there, and somebody accepted it with a note. It opens again when what was found changes.' },
    GONE: { description: 'The check found it once and does not find it any more.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What a check found at the end of a date.' })
export class DataCheckCount {
  @Field(() => GraphQLLocalDate, { description: 'The date, in the time zone of the source.' })
  date!: string;

  @Field(() => Int, { description: 'Findings in the last data version of the date, accepted ones included.' })
  count!: number;

  @Field(() => String, { description: 'That data version.' })
  dataVersion!: string;
}

/** Fields that need another table or question are field resolvers. */
@ObjectType({ description: 'One check with what it finds.' })
export class DataCheck {
  @Field(() => DataCheckName, { description: 'Which check it is.' })
  name!: CheckName;

  @Field(() => String, { description: 'The check in a few words.' })
  title!: string;

  @Field(() => String, { description: 'What it finds, in full sentences.' })
  description!: string;

  @Field(() => Int, { description: 'What it finds in this data version, over everybody: openCount + acceptedCount.' })
  count!: number;

  @Field(() => Int, { description: 'Findings that nobody accepted, over everybody.' })
  openCount!: number;

  @Field(() => Int, { description: 'Findings that are accepted as they are, over everybody.' })
  acceptedCount!: number;
}

/** Keys without `@Field` are for field resolvers. */
@ObjectType({ description: 'One thing that a check found.' })
export class DataCheckFinding {
  check!: CheckName;
  employeeId!: string | null;
  leaveId!: string | null;
  otherLeaveId!: string | null;
  leaveTypeId!: string | null;
  fiscalYearId!: string | null;
  otherFiscalYearId!: string | null;
  otherEmployeeIds!: readonly string[];

  @Field(() => ID, { description: 'Names the finding within its check, in any data version.' })
  id!: string;

  @Field(() => FindingState, { description: 'How it stands.' })
  state!: FindingState;

  @Field(() => String, { description: 'What was found, in figures and dates.' })
  what!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was found first. Null: a moment ago, it is not recorded yet.' })
  firstSeenAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was gone. Null: it is there.' })
  goneAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was accepted. Null: it is not.' })
  acceptedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who accepted it. Null: nobody.' })
  acceptedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was accepted. Null: it is not.' })
  note!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A finding at its place in a list.' })
export class DataCheckFindingEdge {
  @Field(() => String, { description: 'Its place, for `after`. It stays valid while findings come and go.' })
  cursor!: string;

  @Field(() => DataCheckFinding, { description: 'The finding.' })
  node!: DataCheckFinding;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A page of findings: by the name of the person, then by id; those that are gone, the last ones first.',
})
export class DataCheckFindingConnection {
  @Field(() => [DataCheckFindingEdge], { description: 'The findings with their cursors.' })
  edges!: DataCheckFindingEdge[];

  @Field(() => [DataCheckFinding], { description: 'The findings without their cursors.' })
  nodes!: DataCheckFinding[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All findings of the state that the caller may see.' })
  totalCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The checks of one state of the data.' })
export class DataChecks {
  @Field(() => String, { description: 'The data version that was checked.' })
  dataVersion!: string;

  @Field(() => Int, { description: 'Findings of all checks that nobody accepted, over everybody.' })
  openCount!: number;

  @Field(() => [DataCheck], { description: 'Each check, also those that find nothing.' })
  checks!: DataCheck[];
}
