/** Every content of every record, typed, with the runs between which it held. */
export const LEAVE_VERSIONS = 'dbo.leave_versions';

/** The version of a record that held after the run $1. At most one of each record does. */
export const HELD = 'v.valid_from_run_id <= $1::bigint and (v.valid_to_run_id is null or v.valid_to_run_id > $1::bigint)';

/** Orders records by what decides: the newest change at the source, then the highest id, which is its second element. */
export const RECENCY = `array[(date_part('epoch', v.source_updated_at) * 1000000)::bigint, v.leave_id]`;

/** The full name made of three columns; null without any part of a name. */
export function fullName(first: string, middle: string, last: string): string {
  return `nullif(concat_ws(' ', nullif(${first}, ''), nullif(${middle}, ''), nullif(${last}, '')), '')`;
}
