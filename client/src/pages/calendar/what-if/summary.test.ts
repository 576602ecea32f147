import { expect, test } from 'vitest';
import { EMPTY_PLAN } from './plan';
import { summarise } from './summary';

const plan = { ...EMPTY_PLAN, approve: ['7'] };

test('a plan that is being computed and one that cannot be are different sentences', () => {
  expect(summarise(plan, undefined, false)).toBe('With 1 pending request approved: computing…');
  expect(summarise(plan, undefined, true)).toBe('With 1 pending request approved: not computed.');
});
