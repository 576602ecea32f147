/** Over a row `v` of ops.data_version: text that differs for any two states of the data. */
export const VERSION_KEY_SQL = `concat_ws('@', v.version, extract(epoch from v.changed_at))`;
