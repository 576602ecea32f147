/** What months can be stacked by. */
export const STACKS = {
  none: { dimension: null },
  type: { dimension: 'LEAVE_TYPE' },
  department: { dimension: 'DEPARTMENT' },
  designation: { dimension: 'DESIGNATION' },
} as const;

export type Stack = keyof typeof STACKS;
export const isStack = (text: string): text is Stack => Object.hasOwn(STACKS, text);
