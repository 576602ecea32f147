/**
 * SQL for the key of the session lock that serialises changes of the data among all processes of a database: an ingest run,
 * or taking in a file of people or calendars.
 */
export const RUN_LOCK = `hashtext('leave-analytics ingest run')`;
