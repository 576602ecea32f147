/**
 * For so many days the last sign-in of somebody says what their calendar feeds may show. We get no notice when the organisation takes a
 * role away, so that somebody who has not signed in for longer has to do so again.
 */
export const SIGN_IN_COUNTS_DAYS = 30;
