/** Groups of fewer people than this are shown to nobody who may not see single people. */
export const SMALLEST_SHOWN_GROUP = 5;
