import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/**
 * An employee as in the newest record. Fields that need another table or another question are field resolvers in the feature that
 * answers it; the keys without `@Field` are for those.
 */
@ObjectType({ description: 'A person whose leave the source records, as in the newest of these records.' })
export class Employee {
  departmentId!: number | null;
  designationId!: bigint | null;
  teamManagerId!: bigint | null;

  @Field(() => ID, { description: "empId of the source: the employee's number, usually digits." })
  id!: string;

  @Field(() => ID, { description: 'userId of the source: what team managers and leave issuers are known by.' })
  userId!: string;

  @Field(() => String, { description: 'Full name. "Employee" and the number where the source gives no name.' })
  name!: string;

  @Field(() => String, { description: 'First name, as the source writes it.' })
  firstName!: string;

  @Field(() => String, { nullable: true, description: 'Middle name. Null: none.' })
  middleName!: string | null;

  @Field(() => String, { description: 'Last name, as the source writes it.' })
  lastName!: string;

  @Field(() => String, { description: 'Email address.' })
  email!: string;

  @Field(() => Boolean, { description: 'Whether the source marks the person as HR.' })
  isHr!: boolean;

  @Field(() => Boolean, { description: 'Whether the source marks the person as a supervisor.' })
  isSupervisor!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last record of the person was retired: the source knows no leave of theirs any more. Null: it does.',
  })
  retiredAt!: Date | null;
}
