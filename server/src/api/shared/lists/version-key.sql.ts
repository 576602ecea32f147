import { Prisma } from '../../../generated/prisma/client';
import { VERSION_KEY_SQL } from '../../../mart/version-key.sql';

const SELECT = Prisma.sql`select ${Prisma.raw(VERSION_KEY_SQL)} as key from ops.data_version v`;

/** The key of the state that the transaction sees, as the mart names its states. */
export async function readVersionKey(transaction: Prisma.TransactionClient): Promise<string | null> {
  const [row] = await transaction.$queryRaw<{ key: string }[]>(SELECT);
  return row?.key ?? null;
}
