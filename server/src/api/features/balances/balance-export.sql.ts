import { Prisma } from '../../../generated/prisma/client';
import { TODAY } from '../../shared/as-known/data-state';
import { type BalanceScope, defineBalances } from '../../shared/entities/balance.sql';
import { fullName } from '../../shared/filters/person-name.sql';
import { type BalanceRow, balanceColumns } from './balance-row.sql';

const { relations, selectVersion } = TODAY;

export interface BalanceExportRow extends Omit<BalanceRow, 'ledger' | 'ledgerResidual'> {
  employee: string | null;
  department: string | null;
  designation: string | null;
  teamManager: string | null;
  leaveType: string | null;
}

/** Grain: employee x leave type of one fiscal year: the balances of the list `balances`, all of them, most at risk of forfeit first. */
export function selectBalanceExport(scope: Omit<BalanceScope, 'relations'>): Prisma.Sql {
  return Prisma.sql`
    with recursive ${defineBalances({ ...scope, relations })}
    select ${balanceColumns(false)}, ${fullName(Prisma.sql`e`)} as employee, d.department_name as department,
      g.designation_name as designation, m.name as "teamManager", t.leave_type as "leaveType"
    from balances b
    join dbo.employees e on e.employee_id = b.employee_id
    join dbo.leave_types t on t.leave_type_id = b.leave_type_id
    left join dbo.departments d on d.department_id = e.department_id
    left join dbo.designations g on g.designation_id = e.designation_id
    left join dbo.team_managers m on m.team_manager_id = e.team_manager_id
    order by b.forfeit_risk desc nulls last, e.sort_name, b.employee_id, b.leave_type_id`;
}

/** Grain: one row: how many balances the export has, and of which data version. */
export function selectBalanceExportSize(scope: Omit<BalanceScope, 'relations'>): Prisma.Sql {
  return Prisma.sql`
    with recursive ${defineBalances({ ...scope, relations })}
    select (select count(*)::int from balances) as "rowCount", (${selectVersion}) as "dataVersion"`;
}
