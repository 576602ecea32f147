import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RecordChangeKind } from '../../../db/run-changes.sql';
import type { IngestRun } from '../../shared/entities/ingest-run.types';
import { LeaveStatus } from '../../shared/filters/leave-status.enum';
import { PageInfo } from '../../shared/lists/page';
import { ChangeKind } from './change-kind';

export const RunChangeKind = { NEW: 'NEW', EDITED: 'EDITED', RETURNED: 'RETURNED', RETIRED: 'RETIRED' } as const satisfies Record<
  RecordChangeKind,
  RecordChangeKind
>;
export type RunChangeKind = RecordChangeKind;

registerEnumType(RunChangeKind, {
  name: 'RunChangeKind',
  description: 'What an ingest run did to a record, or would do.',
  valuesConfig: {
    NEW: { description: 'The record was not known before.' },
    EDITED: { description: 'A field of the record has another value.' },
    RETURNED: { description: 'The record had been retired, and the source holds it again.' },
    RETIRED: { description: 'The source no longer holds the record.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'All APPROVED leave on one side of an ingest run.' })
export class RunTotal {
  @Field(() => Float, { description: 'Days of leave.' })
  leaveDays!: number;

  @Field(() => Int, { description: 'Leaves.' })
  leaveCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What one cause did to the total, or would do.' })
export class RunComponent {
  @Field(() => ChangeKind, { description: 'The cause.' })
  kind!: ChangeKind;

  @Field(() => Float, { description: 'By how many days of leave. Negative: fewer.' })
  leaveDays!: number;

  @Field(() => Int, { description: 'By how many leaves. Negative: fewer.' })
  leaveCount!: number;

  @Field(() => Int, { description: 'How many leaves it moved, up or down.' })
  movedLeaves!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One field of a record whose value differs.' })
export class FieldChange {
  @Field(() => String, { description: 'The field as the source spells it; unknownFields: those that this system does not know.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The value before, as it is stored. Null: none, or hidden.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after. Null: none, or hidden.' })
  after!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether a value is hidden from the caller: reason, remarks and unknownFields are for HR and ADMIN, records of other teams not ' +
      'for a MANAGER.',
  })
  hidden!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'One record that an ingest run changed, or would change.' })
export class RunChange {
  @Field(() => ID, { description: 'Id of the leave.' })
  leaveId!: string;

  @Field(() => RunChangeKind, { description: 'What happened to the record.' })
  kind!: RunChangeKind;

  @Field(() => ID, {
    description: 'empId of the person, as after the run. This and the next fields: as before it where the record is retired.',
  })
  employeeId!: string;

  @Field(() => String, { description: 'Full name of the person.' })
  employeeName!: string;

  @Field(() => String, { description: 'Name of the leave type.' })
  leaveType!: string;

  @Field(() => GraphQLLocalDate, { description: 'First date of the leave, inclusive.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of the leave, inclusive.' })
  endDate!: string;

  @Field(() => Float, { description: 'Days of leave.' })
  leaveDays!: number;

  @Field(() => LeaveStatus, { description: 'The status, in the words of this system.' })
  status!: LeaveStatus;

  @Field(() => [FieldChange], {
    description: 'Fields whose values differ, in the order of the source. Of a new record all that have a value; of a retired one none.',
  })
  fields!: FieldChange[];
}

@ObjectType({ simpleResolvers: true, description: 'A changed record at its place in the list.' })
export class RunChangeEdge {
  @Field(() => String, { description: 'Its place, for `after`.' })
  cursor!: string;

  @Field(() => RunChange, { description: 'The record.' })
  node!: RunChange;
}

@ObjectType({ simpleResolvers: true, description: 'A page of changed records, by their ids.' })
export class RunChangeConnection {
  @Field(() => [RunChangeEdge], { description: 'The records with their cursors.' })
  edges!: RunChangeEdge[];

  @Field(() => [RunChange], { description: 'The records without their cursors.' })
  nodes!: RunChange[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All changed records of the kind.' })
  totalCount!: number;
}

@ObjectType({
  description:
    'What an ingest run changed, or of a dry run would change: each record, and the total of all APPROVED leave; after = before + all ' +
    'components.',
})
export class RunDifference {
  run!: Pick<IngestRun, 'id' | 'dryRun'>;

  @Field(() => String, { description: 'The data version that the run began with. 0: none.' })
  from!: string;

  @Field(() => RunTotal, { description: 'The total before the run.' })
  before!: RunTotal;

  @Field(() => RunTotal, { description: 'The total after it.' })
  after!: RunTotal;

  @Field(() => [RunComponent], { description: 'Every cause, also those that did nothing, in the order of ChangeKind.' })
  components!: RunComponent[];
}
