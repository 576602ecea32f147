import { expect, test } from 'vitest';
import { tellApart } from './tell-apart';

test('people of one name are told apart by number, and nobody else is renamed', () => {
  const people = [
    { id: '7', name: 'Cedric M.' },
    { id: 'A-8', name: 'Cedric M.' },
    { id: '9', name: 'Wilma Oakes' },
    { id: '9', name: 'Wilma Oakes' },
  ];
  expect(tellApart(people, 'name').map(({ name }) => name)).toEqual(['Cedric M. (7)', 'Cedric M. (A-8)', 'Wilma Oakes', 'Wilma Oakes']);
});

test('the missing value keeps its name beside a value that is called like it', () => {
  const designations = [
    { id: '3', label: 'None' },
    { id: '', label: 'None' },
  ];
  expect(tellApart(designations, 'label').map(({ label }) => label)).toEqual(['None (3)', 'None']);
});
