/** Of the fake source, in every test. */
export const UPSTREAM_TOKEN = 'upstream-token-that-no-log-may-hold';
