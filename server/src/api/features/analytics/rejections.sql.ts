import { Prisma } from '../../../generated/prisma/client';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';

export interface Decisions {
  rejected: number;
  decided: number;
}

/** Grain: one of the cells. Distinct leaves that were rejected, and that were approved or rejected, whatever statuses the filter names. */
export async function readRejections(tx: Prisma.TransactionClient, cut: Cut, cells: readonly CellIds[]): Promise<Decisions[]> {
  const keys = keysOf(cut);
  const decided: Cut = { ...cut, filter: { ...cut.filter, statuses: ['APPROVED', 'REJECTED'] } };
  const rows = await tx.$queryRaw<(Decisions & { at: number })[]>(Prisma.sql`
    with facts as (${keyedFacts(decided, Prisma.sql`f.leave_id, f.status`)}),
    measured as (
      select ${keyColumns(keys)} (count(distinct leave_id) filter (where status = 'REJECTED'))::int as rejected,
        count(distinct leave_id)::int as decided
      from facts
      ${groupByKeys(keys)}
    )
    select w.at, m.rejected, m.decided
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map((row) => [row.at, row]));
  return cells.map((_, at) => found.get(at) ?? { rejected: 0, decided: 0 });
}
