import { Prisma } from '../../../generated/prisma/client';

/** The rows of a statement, page by page, through a cursor of the transaction: neither side ever holds all of them. */
export async function* readCursorPages<Row>(transaction: Prisma.TransactionClient, select: Prisma.Sql): AsyncGenerator<Row[]> {
  await transaction.$executeRaw(Prisma.sql`declare export_rows no scroll cursor for ${select}`);
  for (;;) {
    const rows = await transaction.$queryRaw<Row[]>(Prisma.sql`fetch forward 2000 from export_rows`);
    if (rows.length === 0) return;
    yield rows;
  }
}
