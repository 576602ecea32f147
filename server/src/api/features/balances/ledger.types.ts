import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';

export const LedgerEntryKind = {
  ENTITLEMENT: 'ENTITLEMENT',
  CARRY_OVER: 'CARRY_OVER',
  TAKEN: 'TAKEN',
  SCHEDULED: 'SCHEDULED',
  PENDING: 'PENDING',
} as const;
export type LedgerEntryKind = (typeof LedgerEntryKind)[keyof typeof LedgerEntryKind];

registerEnumType(LedgerEntryKind, {
  name: 'LedgerEntryKind',
  description: 'What moved a balance.',
  valuesConfig: {
    ENTITLEMENT: { description: 'The days granted for the fiscal year.' },
    CARRY_OVER: { description: 'Days carried over from the fiscal year before. There is no such entry where nothing was.' },
    TAKEN: { description: 'The days of an approved leave up to asOf.' },
    SCHEDULED: { description: 'The days of an approved leave after asOf. A leave around asOf has an entry of each kind.' },
    PENDING: { description: 'A leave that is not decided. It is shown, and does not move the balance.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One movement of a balance.' })
export class LedgerEntry {
  @Field(() => LedgerEntryKind, { description: 'What moved the balance.' })
  kind!: LedgerEntryKind;

  @Field(() => GraphQLLocalDate, {
    description: 'The first day of leave in the entry; the start of the fiscal year for ENTITLEMENT and CARRY_OVER.',
  })
  date!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day of leave in the entry. Null for ENTITLEMENT and CARRY_OVER.',
  })
  lastDate!: string | null;

  @Field(() => ID, { nullable: true, description: 'The leave. Null for ENTITLEMENT and CARRY_OVER.' })
  leaveId!: string | null;

  @Field(() => Float, { nullable: true, description: 'Days: granted ones positive, leave negative. Null: unknown, and counts as 0.' })
  days!: number | null;

  @Field(() => Float, { nullable: true, description: 'Days available after the entry. Null: no entitlement is known.' })
  balance!: number | null;
}

/** The fields that need the ledgers to be read. */
export const LEDGER_FIELDS: ReadonlySet<string> = new Set(['ledger', 'ledgerResidual']);
