import { plural } from '../lib/plural';

/** The words of a ledger, on every page that shows one. */
export const ledgerWords = {
  ledger: 'Ledger',
  kinds: { ENTITLEMENT: 'Entitlement', CARRY_OVER: 'Carried over', TAKEN: 'Taken', SCHEDULED: 'Scheduled', PENDING: 'Pending' },
  available: 'Available',
  entry: 'Entry',
  dates: 'Dates',
  date: 'Date',
  lastDate: 'Last date',
  days: 'Days',
  balance: 'Balance',
  unknown: 'unknown',
  none: '–',
  range: (from: string, to: string) => `${from} – ${to}`,
  pendingNote: 'What is pending is shown and does not move the balance.',
  residual: (text: string, days: number) => `${text} ${plural(days, 'day is', 'days are')} not accounted for.`,
} as const;
