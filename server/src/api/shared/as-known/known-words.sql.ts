import { Prisma } from '../../../generated/prisma/client';

/** Grain: run x designation, named by its newest record. */
export function createKnownDesignations(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_designations on commit drop as
    select n.run_id, v.designation_id, coalesce(v.designation_name, '') as designation_name
    from (
      select run_id, max(recency) as recency from pg_temp.known_leaves where designation_id is not null group by run_id, designation_id
    ) n
    join dbo.leave_versions v on v.leave_id = n.recency[2] and v.valid_from_run_id = n.recency[3]`;
}

/** Grain: run x leave type, as its newest record told it. */
export function createKnownLeaveTypes(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_leave_types on commit drop as
    select n.run_id, v.leave_type_id, v.leave_type, v.default_days, v.transferable_days as transferrable_days, v.is_consecutive
    from (select run_id, max(recency) as recency from pg_temp.known_leaves group by run_id, leave_type_id) n
    join dbo.leave_versions v on v.leave_id = n.recency[2] and v.valid_from_run_id = n.recency[3]`;
}

/** Grain: run x leave type x fiscal year: the entitlement in force, as the newest record of that pair told it. */
export function createKnownEntitlements(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_entitlements on commit drop as
    select n.run_id, v.leave_type_id, v.fiscal_id, v.default_days, v.transferable_days
    from (select run_id, max(recency) as recency from pg_temp.known_leaves group by run_id, leave_type_id, fiscal_id) n
    join dbo.leave_versions v on v.leave_id = n.recency[2] and v.valid_from_run_id = n.recency[3]`;
}
