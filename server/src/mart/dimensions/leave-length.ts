import { MICRO_DAYS, toDays } from '../../domain/micro-days';
import { NONE } from '../state';
import type { DimensionOfLeaves } from './dimension';
import { EMPTY, SPLITS_LEAVES } from './words';

export const LEAVE_LENGTH = {
  kind: 'LEAVE',
  description:
    'Days of the whole leave as its record gives them, including days outside of the filter. Id: 0.5; label: 0.5 days. Forbidden to ' +
    'a VIEWER.',
  filter: {
    field: 'leaveLengths',
    form: 'DAYS',
    description: `Days of the whole leave as its record gives them, such as 0.5 or 1. Forbidden to a VIEWER. ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'FORBIDDEN',
  splitsBalances: SPLITS_LEAVES,
  count: ({ state }) => state.lengths.length,
  idAt: ({ state }, ordinal) => String(toDays(state.lengths[ordinal]!)),
  labelAt({ state }, ordinal) {
    const days = toDays(state.lengths[ordinal]!);
    return `${days} ${days === 1 ? 'day' : 'days'}`;
  },
  find({ state }) {
    const ordinals = new Map(Array.from(state.lengths, (micro, at) => [micro, at]));
    return (id) => ordinals.get(Math.round(Number(id) * MICRO_DAYS)) ?? NONE;
  },
  column: ({ state }) => state.leaves.length,
} as const satisfies DimensionOfLeaves;
