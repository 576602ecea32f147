import { VANISHED_PEOPLE_SQL } from '../../../db/vanished-people.sql';
import { Prisma } from '../../../generated/prisma/client';
import type { VanishedPerson } from './vanished-person.types';

export interface VanishedRow extends VanishedPerson {
  recordIds: bigint[];
}

/** Grain: person who vanished and about whom nobody has decided, the longest gone first. */
export async function readVanished(client: Pick<Prisma.TransactionClient, '$queryRaw'>): Promise<VanishedRow[]> {
  return client.$queryRaw<VanishedRow[]>(Prisma.sql`
    select p.employee_id as "employeeId", p.record_ids as "recordIds", cardinality(p.record_ids) as "leaveCount",
      p.first_date::text as "firstDate", p.last_date::text as "lastDate", r.started_at as "missingSince"
    from (${Prisma.raw(VANISHED_PEOPLE_SQL)}) p
    join ops.ingest_runs r on r.id = p.missing_since_run_id
    where not exists (select from ops.departures d where d.employee_id = p.employee_id and d.to_run_id is null)
    order by r.id, p.employee_id`);
}
