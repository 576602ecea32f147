/** The name of a value that is missing, or that the source gives no name. */
export const NO_NAME = 'None';
