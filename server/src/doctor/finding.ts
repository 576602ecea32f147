export type FindingState = 'OK' | 'WARNING' | 'FAILED';

/** The result of one check. It holds no secret: hosts and names of variables, never their values. */
export interface Finding {
  /** What was checked, in one to three words. */
  check: string;
  state: FindingState;
  /** What was found, in one line. */
  message: string;
  /** What to do; null where nothing is to be done. */
  advice: string | null;
}

export const ok = (check: string, message: string): Finding => ({ check, state: 'OK', message, advice: null });
export const warning = (check: string, message: string, advice: string): Finding => ({ check, state: 'WARNING', message, advice });
export const failed = (check: string, message: string, advice: string): Finding => ({ check, state: 'FAILED', message, advice });
