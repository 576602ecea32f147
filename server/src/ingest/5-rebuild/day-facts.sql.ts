import type { ClientBase } from 'pg';
import { selectDayFacts } from '../../db/day-facts.sql';
import { Prisma } from '../../generated/prisma/client';

/** Which leaves' day facts are built anew: those that this run landed, those of some fiscal years, or all. */
export interface RebuildScope {
  runId: string;
  fiscalIds: readonly string[];
  all: boolean;
}

/** Builds the day facts of the touched leaves anew. Grain: leave x calendar date, every status, retired leaves left out. */
export async function rebuildDayFacts(client: ClientBase, { runId, fiscalIds, all }: RebuildScope): Promise<void> {
  await client.query(
    `create temporary table touched_leaves on commit drop as
     select leave_id from dbo.employee_leaves
     where retired_at is null and ($2::boolean or fiscal_id = any($1::bigint[]) or leave_id in (
       select record_id from raw.imported_leave_information where run_id = $3::bigint
     ))`,
    [fiscalIds, all, runId],
  );
  await client.query('delete from mart.leave_day_facts f using touched_leaves t where t.leave_id = f.leave_id');
  await insertDayFacts(client, Prisma.sql`(select e.* from touched_leaves join dbo.employee_leaves e using (leave_id))`);
}

/** Builds the day facts of every leave where there are none yet. */
export async function buildDayFacts(client: ClientBase): Promise<void> {
  await insertDayFacts(client, Prisma.sql`dbo.employee_leaves`);
}

async function insertDayFacts(client: ClientBase, leaves: Prisma.Sql): Promise<void> {
  const facts = selectDayFacts({ leaves, fiscalYears: Prisma.sql`dbo.fiscal_year`, calendar: Prisma.sql`mart.calendar_dates` });
  await client.query(`
    insert into mart.leave_day_facts
      (leave_id, leave_date, employee_id, leave_type_id, fiscal_id, leave_issuer_id, status, micro_days, is_prorated, includes_non_working,
       is_outside_fiscal_year)
    ${facts.text}`);
}
