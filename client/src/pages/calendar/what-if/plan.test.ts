import { expect, test } from 'vitest';
import { decide, decisionOf, EMPTY_PLAN, type Plan, planParams, readPlan, toChanges } from './plan';
import { dragRange, rangeAfterKey } from './tried-range';

const MARCH = { from: '2024-03-01', to: '2024-03-31' };

test('a plan comes back from its address as it was, regardless of the form of employee numbers', () => {
  const plan: Plan = {
    approveAll: true,
    approve: ['12', '13'],
    reject: ['7'],
    tried: [
      { employeeId: 'a.b~c %', from: '2024-03-04', to: '2024-03-08' },
      { employeeId: '7', from: '2024-03-04', to: '2024-03-04' },
    ],
  };
  expect(readPlan(planParams(plan))).toEqual(plan);
  expect(readPlan(planParams(EMPTY_PLAN))).toEqual(EMPTY_PLAN);
});

test('an address with leave that ends before it begins, or that is both approved and rejected, asks for nothing that the API refuses', () => {
  const plan = readPlan({
    all: undefined,
    approve: '1.2',
    reject: '2',
    try: '7~2024-03-08~2024-03-04.7~x~y.%E0%A4%A~2024-03-04~2024-03-04',
  });
  expect(toChanges(plan)).toEqual({ approveAll: false, approve: ['1'], reject: ['2'], add: [] });
});

test('single requests are approved, rejected and left again; while all are approved, one that is not is rejected', () => {
  const one = decide(EMPTY_PLAN, '1', 'approve');
  expect([one.approve, decisionOf(one, '1')]).toEqual([['1'], 'approve']);
  expect(decide(one, '1', 'reject')).toMatchObject({ approve: [], reject: ['1'] });
  expect(decide(one, '1', null)).toEqual(EMPTY_PLAN);
  const all = { ...EMPTY_PLAN, approveAll: true };
  expect(decisionOf(all, '1')).toBe('approve');
  expect(decide(all, '1', null)).toEqual({ ...all, reject: ['1'] });
  expect(decide(decide(all, '1', 'reject'), '1', 'approve')).toEqual(all);
});

test('a drag beside the bar draws a leave in either direction, a drag of the bar moves it with its length', () => {
  const before = { from: '2024-03-12', to: '2024-03-14' };
  expect(dragRange(before, '2024-03-20', '2024-03-18', MARCH)).toEqual({ from: '2024-03-18', to: '2024-03-20' });
  expect(dragRange(before, '2024-03-13', '2024-03-15', MARCH)).toEqual({ from: '2024-03-14', to: '2024-03-16' });
});

test('keys move the leave and its end, which stays behind its beginning', () => {
  const before = { from: '2024-03-12', to: '2024-03-13' };
  expect(rangeAfterKey(before, 'ArrowDown', false, MARCH)).toEqual({ from: '2024-03-19', to: '2024-03-20' });
  expect(rangeAfterKey(before, 'ArrowLeft', true, MARCH)).toEqual({ from: '2024-03-12', to: '2024-03-12' });
  expect(rangeAfterKey(before, 'ArrowUp', true, MARCH)).toEqual({ from: '2024-03-12', to: '2024-03-12' });
  expect(rangeAfterKey(before, 'End', false, MARCH)).toEqual({ from: '2024-03-30', to: '2024-03-31' });
  expect(rangeAfterKey(before, 'a', false, MARCH)).toBeNull();
});
