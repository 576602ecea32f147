import { selectRecency } from '../../db/newest-record.sql';

/** Every content of every record, typed, with the runs between which it held. */
export const LEAVE_VERSIONS = 'dbo.leave_versions';

/** The version of a record that held after the run $1. At most one of each record does. */
export const HELD = 'v.valid_from_run_id <= $1::bigint and (v.valid_to_run_id is null or v.valid_to_run_id > $1::bigint)';

/** Says which of the versions `v` is the newest; its second element is the id of the leave. */
export const RECENCY = selectRecency({ sourceUpdatedAt: 'v.source_updated_at', recordId: 'v.leave_id' });
