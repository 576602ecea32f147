// The database is away, is out of connections or of disk, is locked, or has not been migrated: the same request may work in a moment.
const CODES = new Set([
  // Prisma
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1017',
  'P2021',
  'P2024',
  'P2028',
  'P2037',
  // Node
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // PostgreSQL: connection failures, disk full, too many connections, table locked, shutting down, starting up, database or table missing
  '08000',
  '08003',
  '08006',
  '53100',
  '53300',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '3D000',
  '42P01',
]);
const KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'DatabaseDoesNotExist',
  'TableDoesNotExist',
]);
const POOL_EXHAUSTED = /timeout exceeded when trying to connect|timeout expired|Connection terminated/;
const MAX_DEPTH = 5;

/** Whether an error of Prisma, its driver adapter, `pg` or the ingest says that the database cannot be used right now. */
export function isDatabaseUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return false;
  const { code, kind, originalCode, errorClass, message, cause, meta } = error as Record<string, unknown>;
  if ([code, originalCode].some((value) => typeof value === 'string' && CODES.has(value))) return true;
  if (errorClass === 'DATABASE') return true;
  if (typeof kind === 'string' && KINDS.has(kind)) return true;
  if (typeof message === 'string' && POOL_EXHAUSTED.test(message)) return true;
  const { driverAdapterError } = (meta ?? {}) as Record<string, unknown>;
  return [cause, meta, driverAdapterError].some((inner) => isDatabaseUnavailable(inner, depth + 1));
}
