import { expect, test } from 'vitest';
import { toPeople } from './signed-in-people';

const session = (id: string, more: object = {}) => ({
  id,
  issuer: 'https://login.example.com',
  subject: 'asha',
  name: 'Asha Example',
  role: 'HR' as const,
  since: '2024-03-02T08:00:00Z',
  until: '2024-03-02T16:00:00Z',
  ...more,
});

test('the sessions of a person are one line, from the first one’s beginning to the last one’s end, with every role that is open', () => {
  const people = toPeople([
    session('4', { role: 'ADMIN', since: '2024-03-02T10:00:00Z', until: '2024-03-02T18:00:00Z' }),
    session('3', { subject: 'bikram', name: 'Bikram Example' }),
    session('2'),
    session('1', { since: '2024-03-02T07:00:00Z', until: '2024-03-02T15:00:00Z' }),
  ]);
  expect(people).toMatchObject([
    { subject: 'asha', roles: ['ADMIN', 'HR'], count: 3, since: '2024-03-02T07:00:00Z', until: '2024-03-02T18:00:00Z' },
    { subject: 'bikram', roles: ['HR'], count: 1 },
  ]);
});

test('one subject at two issuers is two people', () => {
  expect(toPeople([session('2'), session('1', { issuer: 'https://former.example.com' })])).toHaveLength(2);
});
