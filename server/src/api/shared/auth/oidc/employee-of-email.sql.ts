import type { PrismaClient } from '../../../../db/prisma';
import { Prisma } from '../../../../generated/prisma/client';

/** The one employee with this email, regardless of case; null where there is none, or more than one. Retired ones are left out. */
export async function readMaybeEmployeeOfEmail(prisma: PrismaClient, email: string): Promise<string | null> {
  const rows = await prisma.$queryRaw<{ employeeId: string }[]>(Prisma.sql`
    select e.employee_id as "employeeId" from dbo.employees e where lower(e.email) = lower(${email}) and e.retired_at is null limit 2`);
  return rows.length === 1 ? (rows[0]?.employeeId ?? null) : null;
}
