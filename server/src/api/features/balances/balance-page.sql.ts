import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import { type DataState, readAtOnce } from '../../shared/as-known/data-state';
import { type BalanceScope, defineBalances } from '../../shared/entities/balance.sql';
import type { CursorKeys } from '../../shared/lists/cursor';
import type { BalanceOrder, BalanceTotals } from './balance-list.types';
import { type BalanceRow, balanceColumns, joinLedgers } from './balance-row.sql';
import { defineLedgers } from './ledger.sql';

interface Question extends Omit<BalanceScope, 'relations'> {
  orderBy: BalanceOrder;
  size: number;
  /** The keys of the entry after which to go on: rank, name, employee, leave type. */
  after: CursorKeys | null;
  withLedgers: boolean;
}

/** A balance at its place. */
export type PlacedRow = BalanceRow & { cursorKeys: string[] };
/** Sums by leave type; a null one is all of them together. */
export type TotalsRow = Omit<BalanceTotals, 'leaveType'> & { leaveTypeId: string | null };

interface Answer {
  dataVersion: string;
  totalCount: number;
  totals: TotalsRow[];
  /** One more than the size where there are more. */
  rows: PlacedRow[];
}

/** The closed map from orders to what is sorted by, ascending. Floats hold these whole numbers exactly. */
const RANKS: Readonly<Record<BalanceOrder, Prisma.Sql>> = {
  FORFEIT_RISK_DESC: Prisma.sql`-b.forfeit_risk::float8`,
  AVAILABLE_DESC: Prisma.sql`-b.available::float8`,
  AVAILABLE_ASC: Prisma.sql`b.available::float8`,
  UTILISATION_DESC: Prisma.sql`-b.utilisation`,
  UTILISATION_ASC: Prisma.sql`b.utilisation`,
  NAME: Prisma.sql`0::float8`,
};

/**
 * A page of balances with the sums over all of them. Grain of the rows: employee x leave type. One statement: the balances are computed once, and
 * everything is of one state of the data.
 */
export async function readBalancePage(
  prisma: PrismaClient,
  state: DataState,
  { orderBy, size, after, withLedgers, ...scope }: Question,
): Promise<Answer> {
  const { relations } = state;
  const [[answer]] = await readAtOnce(
    prisma,
    [state],
    [
      prisma.$queryRaw<Answer[]>(Prisma.sql`
        with recursive ${defineBalances({ ...scope, relations })},
        -- Unknown values rank last. Byte order of lower case: the same on every database, whatever its collation.
        ranked as materialized (
          select b.*, coalesce(${RANKS[orderBy]}, 'Infinity') as rank, lower(${employeeName(Prisma.sql`e`)}) collate "C" as name
          from balances b
          join ${relations.employees} e on e.employee_id = b.employee_id
        ),
        shown as materialized (
          select * from ranked b
          where ${after === null ? Prisma.sql`true` : isAfter(after)}
          order by b.rank, b.name, b.employee_id, b.leave_type_id
          limit ${size + 1}::int
        )
        ${withLedgers ? Prisma.sql`, ${defineLedgers(relations, scope.asOf)}` : Prisma.empty}
        select
          (${state.selectVersion}) as "dataVersion",
          (select count(*)::int from ranked) as "totalCount",
          (select jsonb_agg(t) from (${selectTotals()}) t) as totals,
          (select coalesce(jsonb_agg(p order by p.place), '[]') from (
            select ${balanceColumns(withLedgers)}, array[b.rank::text, b.name, b.employee_id, b.leave_type_id::text] as "cursorKeys",
              row_number() over (order by b.rank, b.name, b.employee_id, b.leave_type_id) as place
            from shown b
            ${joinLedgers(withLedgers)}
          ) p) as rows`),
    ],
  );
  return answer ?? { dataVersion: '0', totalCount: 0, totals: [], rows: [] };
}

function isAfter([rank, name, employeeId, leaveTypeId]: CursorKeys): Prisma.Sql {
  return Prisma.sql`(b.rank, b.name, b.employee_id, b.leave_type_id)
    > (${rank}::text::float8, ${name}::text collate "C", ${employeeId}::text collate "C", ${leaveTypeId}::text::bigint)`;
}

function employeeName(e: Prisma.Sql): Prisma.Sql {
  const name = Prisma.sql`concat_ws(' ', nullif(${e}.first_name, ''), nullif(${e}.middle_name, ''), nullif(${e}.last_name, ''))`;
  return Prisma.sql`coalesce(nullif(${name}, ''), 'Employee ' || ${e}.employee_id)`;
}

/** Grain: leave type, and one row for all of them. A sum leaves unknown days out, and is null where none is known. */
function selectTotals(): Prisma.Sql {
  return Prisma.sql`
    select
      b.leave_type_id::text as "leaveTypeId",
      count(distinct b.employee_id)::int as "employeeCount",
      count(b.employee_id)::int as "balanceCount",
      (count(b.employee_id) filter (where b.carried_in is null))::int as "unknownCarriedInCount",
      (count(b.employee_id) filter (where not b.is_observed))::int as "unobservedCount",
      sum(b.entitlement)::float8 / 1000000 as entitlement,
      sum(b.carried_in)::float8 / 1000000 as "carriedIn",
      coalesce(sum(b.taken), 0)::float8 / 1000000 as taken,
      coalesce(sum(b.scheduled), 0)::float8 / 1000000 as scheduled,
      coalesce(sum(b.pending), 0)::float8 / 1000000 as pending,
      sum(b.available)::float8 / 1000000 as available,
      sum(b.if_approved)::float8 / 1000000 as "ifApproved",
      sum(b.forfeit_risk)::float8 / 1000000 as "forfeitRisk"
    from ranked b
    group by grouping sets ((b.leave_type_id), ())`;
}
