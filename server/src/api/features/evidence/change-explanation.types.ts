import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangeKind } from './change-kind';
import { EntitlementChange } from './entitlement-change.types';

registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description:
    'Why a figure moved between two data versions. Where several causes met in one leave, each is counted on top of those before it, ' +
    'in the order of this list. Entitlements never move leave days, so they are no cause here: see entitlementChanges.',
  valuesConfig: {
    NEW: { description: 'The leave was not known before.' },
    RETURNED: { description: 'The leave had been retired, and the source holds it again.' },
    RETIRED: { description: 'The source no longer holds the leave.' },
    EDITED: { description: 'The record says something else: dates, days, leave type, fiscal year, issuer, whose it is.' },
    STATUS_CHANGED: { description: 'The status is another.' },
    PEOPLE_CHANGED: {
      description: 'The person has another department, designation, team manager or other projects: it moved in or out of the filter.',
    },
    CALENDAR_CHANGED: {
      description: 'The working calendar is another, so the days fall on other dates: they moved in or out of the filter.',
    },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What is under the filter in one data version.' })
export class ChangeTotal {
  @Field(() => Float, { description: 'Days of leave: what leaveAggregate answered.' })
  leaveDays!: number;

  @Field(() => Int, { description: 'Leaves with at least a share of a day under the filter.' })
  leaveCount!: number;

  @Field(() => Int, { description: 'Distinct people of these leaves. It does not add up over causes.' })
  employeeCount!: number;
}

@ObjectType({ description: 'One leave behind a cause, with what it said before and after.' })
export class ChangedLeave {
  /** The runs after which the two versions held. */
  fromRunId!: string;
  toRunId!: string;

  @Field(() => ID, { description: 'Id of the leave.' })
  leaveId!: string;

  @Field(() => Float, { description: 'What this cause did to the days of this leave under the filter. Negative: fewer.' })
  leaveDays!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What one cause did to the figures under the filter.' })
export class ChangeComponent {
  @Field(() => ChangeKind, { description: 'The cause.' })
  kind!: ChangeKind;

  @Field(() => Float, { description: 'By how many days of leave. Negative: fewer.' })
  leaveDays!: number;

  @Field(() => Int, { description: 'By how many leaves with a day under the filter. Negative: fewer.' })
  leaveCount!: number;

  @Field(() => Int, { description: 'How many leaves it moved, up or down.' })
  movedLeaves!: number;

  @Field(() => [ChangedLeave], { description: 'Those that it moved most, as many as leavesPerComponent.' })
  leaves!: ChangedLeave[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Why the figures under a filter differ between two data versions: after = before + all components, with nothing left over.',
})
export class ChangeExplanation {
  @Field(() => String, { description: 'The earlier data version. 0: before the first run, when nothing was known.' })
  from!: string;

  @Field(() => String, { description: 'The later data version.' })
  to!: string;

  @Field(() => ChangeTotal, { description: 'What was under the filter in the earlier one.' })
  before!: ChangeTotal;

  @Field(() => ChangeTotal, { description: 'What is under the filter in the later one.' })
  after!: ChangeTotal;

  @Field(() => [ChangeComponent], { description: 'Every cause, also those that did nothing, in the order of ChangeKind.' })
  components!: ChangeComponent[];

  @Field(() => [EntitlementChange], {
    description: 'Entitlements of the leave types and fiscal years of the filter that differ. They move balances, not days of leave.',
  })
  entitlementChanges!: EntitlementChange[];

  @Field(() => Float, { description: 'Days that no cause explains: after - before - all components. Always 0.' })
  residual!: number;
}
