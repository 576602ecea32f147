import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { Leave } from '../../shared/entities/leave.types';
import { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import { fiscalYearsById, leaveTypesById } from '../../shared/filters/dimensions-by-id';
import { noteRead } from '../../shared/read-audit/read-audit';
import { leavesById } from './check-loaders';
import { DataCheckFinding } from './checks.types';

const NOT_ABOUT = 'Null: it is not about one.';

@Authorized(PEOPLE_ROLES)
@Resolver(() => DataCheckFinding)
export class CheckFindingFieldsResolver {
  @FieldResolver(() => Employee, { nullable: true, description: `Whom it is about. ${NOT_ABOUT}` })
  async employee(@Ctx() context: ApiContext, @Root() { employeeId }: DataCheckFinding): Promise<Employee | null> {
    return employeeId === null ? null : loadEmployee(context, employeeId);
  }

  @FieldResolver(() => [Employee], { description: 'Further people whom it is about, as far as the caller may see them.' })
  async otherEmployees(@Ctx() context: ApiContext, @Root() { otherEmployeeIds }: DataCheckFinding): Promise<Employee[]> {
    const found = await Promise.all(otherEmployeeIds.map((id) => loadEmployee(context, id)));
    return found.filter((employee) => employee !== null);
  }

  @FieldResolver(() => Leave, { nullable: true, description: `The leave that it is about. ${NOT_ABOUT}` })
  leave(@Ctx() context: ApiContext, @Root() { leaveId }: DataCheckFinding): Promise<Leave | null> {
    return loadLeave(context, leaveId);
  }

  @FieldResolver(() => Leave, { nullable: true, description: 'The other leave of the same person. Null: there is none.' })
  otherLeave(@Ctx() context: ApiContext, @Root() { otherLeaveId }: DataCheckFinding): Promise<Leave | null> {
    return loadLeave(context, otherLeaveId);
  }

  @FieldResolver(() => LeaveType, { nullable: true, description: `The leave type that it is about. ${NOT_ABOUT}` })
  async leaveType(@Ctx() context: ApiContext, @Root() { leaveTypeId }: DataCheckFinding): Promise<LeaveType | null> {
    return leaveTypeId === null ? null : leaveTypesById(context).load(BigInt(leaveTypeId));
  }

  @FieldResolver(() => FiscalYear, { nullable: true, description: `The fiscal year that it is about. ${NOT_ABOUT}` })
  async fiscalYear(@Ctx() context: ApiContext, @Root() { fiscalYearId }: DataCheckFinding): Promise<FiscalYear | null> {
    return fiscalYearId === null ? null : fiscalYearsById(context).load(BigInt(fiscalYearId));
  }

  @FieldResolver(() => FiscalYear, { nullable: true, description: 'The other fiscal year. Null: there is none.' })
  async otherFiscalYear(@Ctx() context: ApiContext, @Root() { otherFiscalYearId }: DataCheckFinding): Promise<FiscalYear | null> {
    return otherFiscalYearId === null ? null : fiscalYearsById(context).load(BigInt(otherFiscalYearId));
  }
}

async function loadEmployee(context: ApiContext, id: string): Promise<Employee | null> {
  const employee = await employeesById(context).load(id);
  if (employee) noteRead(context, { action: 'READ_EMPLOYEES', ids: [id], asked: { field: 'DataCheckFinding.employee' } });
  return employee;
}

async function loadLeave(context: ApiContext, id: string | null): Promise<Leave | null> {
  const leave = id === null ? null : await leavesById(context).load(id);
  if (leave) noteRead(context, { action: 'READ_LEAVES', ids: [leave.id], asked: { field: 'DataCheckFinding.leave' } });
  return leave;
}
