import { Prisma } from '../../../generated/prisma/client';
import { type CellIds, type Cut, groupByKeys, isWanted, keyColumns, keyedFacts, keysOf, wantedCells } from './cells.sql';

/** Grain: one of the cells. Millionths of a day of leave in it, 0 where there is none. */
export async function readMicroDays(tx: Prisma.TransactionClient, cut: Cut, cells: readonly CellIds[]): Promise<number[]> {
  const keys = keysOf(cut);
  const rows = await tx.$queryRaw<{ at: number; microDays: number }[]>(Prisma.sql`
    with facts as (${keyedFacts(cut, Prisma.sql`f.micro_days`)}),
    measured as (select ${keyColumns(keys)} sum(micro_days) as micro_days from facts ${groupByKeys(keys)})
    select w.at, m.micro_days::float8 as "microDays"
    from ${wantedCells(cells)} w
    join measured m on ${isWanted(Prisma.sql`m`, keys)}`);
  const found = new Map(rows.map(({ at, microDays }) => [at, microDays]));
  return cells.map((_, at) => found.get(at) ?? 0);
}
