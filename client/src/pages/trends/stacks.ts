import type { TrendsParams } from './params';

/** What months can be stacked by. */
export const STACKS = {
  none: { dimension: null },
  type: { dimension: 'LEAVE_TYPE' },
  department: { dimension: 'DEPARTMENT' },
  designation: { dimension: 'DESIGNATION' },
} as const satisfies Record<Stack, { dimension: string | null }>;

export type Stack = TrendsParams['stack'];
