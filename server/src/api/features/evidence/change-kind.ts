/** Causes of a change, in the order in which they are counted. */
export const ChangeKind = {
  NEW: 'NEW',
  RETURNED: 'RETURNED',
  RETIRED: 'RETIRED',
  EDITED: 'EDITED',
  STATUS_CHANGED: 'STATUS_CHANGED',
  PEOPLE_CHANGED: 'PEOPLE_CHANGED',
  CALENDAR_CHANGED: 'CALENDAR_CHANGED',
} as const;
export type ChangeKind = (typeof ChangeKind)[keyof typeof ChangeKind];
