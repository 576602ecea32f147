import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Employee } from '../../shared/entities/employee.types';
import { PageInfo } from '../../shared/lists/page';

export const EmployeeOrder = {
  NAME_ASC: 'NAME_ASC',
  NAME_DESC: 'NAME_DESC',
  NUMBER_ASC: 'NUMBER_ASC',
  NUMBER_DESC: 'NUMBER_DESC',
  DEPARTMENT_ASC: 'DEPARTMENT_ASC',
  DEPARTMENT_DESC: 'DEPARTMENT_DESC',
  LAST_LEAVE_DESC: 'LAST_LEAVE_DESC',
  LAST_LEAVE_ASC: 'LAST_LEAVE_ASC',
  LEAVE_DAYS_TAKEN_DESC: 'LEAVE_DAYS_TAKEN_DESC',
  LEAVE_DAYS_TAKEN_ASC: 'LEAVE_DAYS_TAKEN_ASC',
  BALANCE_DESC: 'BALANCE_DESC',
  BALANCE_ASC: 'BALANCE_ASC',
} as const;
export type EmployeeOrder = (typeof EmployeeOrder)[keyof typeof EmployeeOrder];

registerEnumType(EmployeeOrder, {
  name: 'EmployeeOrder',
  description:
    'The order of people. Ties follow the name, then the number, so that pages join without gap or repeat. Missing values come last.',
  valuesConfig: {
    NAME_ASC: { description: 'By full name, accents and case aside.' },
    NAME_DESC: { description: 'By full name, accents and case aside, backwards.' },
    NUMBER_ASC: { description: 'By number in natural order: 9 before 10.' },
    NUMBER_DESC: { description: 'By number in natural order, backwards.' },
    DEPARTMENT_ASC: { description: 'By the name of the department.' },
    DEPARTMENT_DESC: { description: 'By the name of the department, backwards.' },
    LAST_LEAVE_DESC: { description: 'By the start of lastLeave, latest first.' },
    LAST_LEAVE_ASC: { description: 'By the start of lastLeave, earliest first.' },
    LEAVE_DAYS_TAKEN_DESC: { description: 'By leaveDaysTaken in the current fiscal year, most first.' },
    LEAVE_DAYS_TAKEN_ASC: { description: 'By leaveDaysTaken in the current fiscal year, fewest first.' },
    BALANCE_DESC: { description: 'By the days available that balanceOf asks for, most first; people without such a balance come last.' },
    BALANCE_ASC: {
      description: 'By the days available that balanceOf asks for, overdrawn first; people without such a balance come last.',
    },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A person at their place in a list.' })
export class EmployeeEdge {
  @Field(() => String, { description: 'Their place, for `after`. It stays valid while people come and go.' })
  cursor!: string;

  @Field(() => Employee, { description: 'The person.' })
  node!: Employee;
}

@ObjectType({ simpleResolvers: true, description: 'A page of people. Page, count and data version come from one state of the data.' })
export class EmployeeConnection {
  @Field(() => [EmployeeEdge], { description: 'The people with their cursors.' })
  edges!: EmployeeEdge[];

  @Field(() => [Employee], { description: 'The people without their cursors.' })
  nodes!: Employee[];

  @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All people under the filter and the search.' })
  totalCount!: number;

  @Field(() => String, { description: 'The data version that this page comes from.' })
  dataVersion!: string;
}
