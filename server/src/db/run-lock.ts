/**
 * SQL for the key of the session lock that lets one change of the data be made at a time, among all processes of a database: an ingest run,
 * or a file of people or calendars that is taken in.
 */
export const RUN_LOCK = `hashtext('leave-analytics ingest run')`;
