/** The label of a missing value, or of one without a name in the source. */
export const NO_NAME = 'None';
