import type { TrendsParams } from './params';

/** The dimensions that months can be stacked by. */
export const STACK_DIMENSIONS = {
  none: { dimension: null },
  type: { dimension: 'LEAVE_TYPE' },
  department: { dimension: 'DEPARTMENT' },
  designation: { dimension: 'DESIGNATION' },
} as const satisfies Record<Stack, { dimension: string | null }>;

export type Stack = TrendsParams['stack'];
