import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ObjectType } from 'type-graphql';
import { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import { LedgerEntry } from './ledger.types';

/** A balance; the keys without `@Field` are for field resolvers. Days, exact up to a millionth. */
@ObjectType({
  simpleResolvers: true,
  description:
    'What one employee has of one leave type in one fiscal year. Days; half days and other fractions occur. Null is unknown and never ' +
    '0; negative is overdrawn.',
})
export class LeaveBalance {
  employeeId!: string;

  @Field(() => LeaveType, { description: 'The leave type.' })
  leaveType!: LeaveType;

  @Field(() => FiscalYear, {
    description: 'The fiscal year. Leave counts here in full if its record is charged to this year, regardless of its dates.',
  })
  fiscalYear!: FiscalYear;

  @Field(() => GraphQLLocalDate, { description: 'The business date that parts taken from scheduled leave.' })
  asOf!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days granted for the fiscal year, without carry-over. Null or 0: the leave type has no entitlement, and only the days used say ' +
      'something.',
  })
  entitlement!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether the fiscal year has no record of the leave type, so that the entitlement of the nearest earlier year, else of the ' +
      'nearest later one, is assumed.',
  })
  isEntitlementAssumed!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'How many unused days may carry over into the next fiscal year. Null: the source does not say.',
  })
  transferable!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days carried over from carriesFrom; used first, and lost after this year. Null: unknown, as in the first year with any record ' +
      'of the person; it counts as 0 in available.',
  })
  carriedIn!: number | null;

  @Field(() => FiscalYear, {
    nullable: true,
    description:
      'The fiscal year whose unused days carry over into this one: the last that ended before it began. Of two that overlap neither ' +
      'carries into the other. Null: none ended before it began.',
  })
  carriesFrom!: FiscalYear | null;

  @Field(() => Boolean, { description: 'Whether carriesFrom is still open on asOf, so that what carries over may yet change.' })
  isCarriedInProjected!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the person has any record in this fiscal year or in one that began before it. False: nothing shows that they worked ' +
      'here yet.',
  })
  isObserved!: boolean;

  @Field(() => Float, { description: 'Approved days dated up to asOf.' })
  taken!: number;

  @Field(() => Float, { description: 'Approved days dated after asOf.' })
  scheduled!: number;

  @Field(() => Float, { description: 'Days asked for and not decided; in available they do not count.' })
  pending!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'entitlement + carriedIn - taken - scheduled. Negative: overdrawn. Null: no entitlement is known.',
  })
  available!: number | null;

  @Field(() => Float, { nullable: true, description: 'available - pending: what would be left if everything pending were approved.' })
  ifApproved!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Days of this year's own entitlement that are neither taken nor scheduled; carried days are used before it. At least 0. Null: no " +
      'entitlement is known.',
  })
  unused!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Carried days that are neither taken nor scheduled. At least 0. Null: carriedIn is unknown.',
  })
  unusedCarriedIn!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days that would be lost at the end of the fiscal year if no more leave were approved: unused beyond transferable, plus ' +
      'unusedCarriedIn (unknown counts as 0). Null: no entitlement is known, or not how many days carry over.',
  })
  forfeitRisk!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '(taken + scheduled) / (entitlement + carriedIn), 1 being all of it; more than 1 is overdrawn. Null: nothing to use, or unknown.',
  })
  utilisation!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'utilisation / elapsed share of the fiscal year on asOf (dates gone by, asOf included, in all its dates): 1 is in step with the ' +
      'year. Null: the year has not begun, or utilisation is null.',
  })
  pace!: number | null;

  @Field(() => [LedgerEntry], {
    complexity: ({ childComplexity }) => 10 + 5 * childComplexity,
    description:
      'The entries that lead from 0 to available: the entitlement, the carry-over, each leave in order of its dates, then what is pending.',
  })
  ledger!: LedgerEntry[];

  @Field(() => Float, {
    nullable: true,
    complexity: 10,
    description:
      'available less the balance after the last entry of the ledger: 0 where every day is accounted for. Null: available is null.',
  })
  ledgerResidual!: number | null;
}

/** What identifies a balance in the audit. */
export function balanceKey({ employeeId, leaveType, fiscalYear }: LeaveBalance): string {
  return [employeeId, leaveType.id, fiscalYear.id].join(' ');
}
