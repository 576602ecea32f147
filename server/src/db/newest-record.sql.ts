/** The columns, or expressions, that say how new a record is. */
interface RecordColumns {
  /** timestamptz: `updatedAt` of the source, or `createdAt` where it has none. */
  sourceUpdatedAt: string;
  /** bigint: the id of the leave. */
  recordId: string;
}

/**
 * SQL for when a record was updated: microseconds since 1970 as bigint, exact in a double. As numeric it takes many times as long.
 */
export function selectUpdatedMicroseconds({ sourceUpdatedAt }: Pick<RecordColumns, 'sourceUpdatedAt'>): string {
  return `(date_part('epoch', ${sourceUpdatedAt}) * 1000000)::bigint`;
}

/**
 * SQL for what decides which record is the newest, as bigint[]: the newest `updatedAt` in microseconds, then the highest id, which is its
 * second element. Among the records of a person, a designation, a leave type and so on, the one with the greatest value is the newest.
 */
export function selectRecency(columns: RecordColumns): string {
  return `array[${selectUpdatedMicroseconds(columns)}, ${columns.recordId}]`;
}
