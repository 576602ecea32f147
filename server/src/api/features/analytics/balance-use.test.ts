import { expect, test } from 'vitest';
import { buildLargeState } from '../../../../test/large-state';
import { viewOf } from '../../../../test/mart-view';
import type { MartState } from '../../../mart/state';
import { aggregateLeave } from './aggregate-leave';
import type { MeasureName } from './measures/registry';

test('balances are computed only where a measure of them is asked for', () => {
  const state: MartState = {
    ...buildLargeState({ leaves: 50, people: 5, fiscalYears: 2 }),
    get entitlements(): never {
      throw new Error('Entitlements were read');
    },
  };
  const ask = (rowMeasures: readonly MeasureName[]) =>
    aggregateLeave(viewOf(state), {
      condition: { choices: { STATUS: { ids: ['APPROVED'], orNone: false } }, dateFrom: null, dateTo: null },
      scope: { teamOf: null },
      groupBy: ['DEPARTMENT'],
      disclosure: null,
      isCompared: false,
      orderBy: 'KEY',
      limit: null,
      totalMeasures: [],
      rowMeasures,
      today: '2016-01-01',
    });
  expect(() => ask(['leaveDays', 'absenceRate'])).not.toThrow();
  expect(() => ask(['leaveDays', 'utilisation'])).toThrow('Entitlements were read');
});
