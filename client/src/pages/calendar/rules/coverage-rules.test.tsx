import '../../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../../../test/answers';
import { type Answer, renderApp } from '../../../../test/render-app';
import { draftOf, inputOf } from './rule-draft';
import type { CoverageRule } from './rules-query';

const rule = (id: string, parts: Partial<CoverageRule>) => ({
  __typename: 'CoverageRule' as const,
  id,
  name: `Rule ${id}`,
  group: 'EVERYONE' as const,
  groupId: null,
  minimumPresent: null,
  minimumShare: 0.6,
  weekdays: [],
  seasonFrom: null,
  seasonTo: null,
  ...parts,
});
const RULES = [
  rule('1', {
    group: 'DEPARTMENT',
    groupId: '1',
    minimumPresent: 3,
    minimumShare: null,
    weekdays: [1, 5],
    seasonFrom: '12-15',
    seasonTo: '01-05',
  }),
  rule('2', {}),
];

const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  CoverageRules: (): Answer => ({ data: { coverageRules: RULES } }),
  CreateCoverageRule: ({ input }: Record<string, unknown>): Answer => ({
    data: { createCoverageRule: rule('3', input as Partial<CoverageRule>) },
  }),
  UpdateCoverageRule: ({ input }: Record<string, unknown>): Answer => ({
    data: { updateCoverageRule: rule('2', input as Partial<CoverageRule>) },
  }),
};

test('a rule says in one sentence how many of whom have to be present, and when', async () => {
  renderApp({ at: '/calendar', role: 'HR', answers });
  const card = await screen.findByRole('region', { name: 'Coverage rules' });
  await within(card).findByText('At least 3 of Engineering present, on Monday and Friday, from Dec 15 to Jan 5.');
  within(card).getByText('At least 60% of everyone present.');
});

test('a new rule is written with the group, the share, the weekdays and the season that were chosen', async () => {
  const { asked } = renderApp({ at: '/calendar', answers });
  const card = await screen.findByRole('region', { name: 'Coverage rules' });
  await userEvent.click(within(card).getByRole('button', { name: 'New rule' }));
  const form = within(card).getByRole('form', { name: 'New rule' });
  expect(document.activeElement).toBe(within(form).getByLabelText(/Name/));
  await userEvent.type(within(form).getByLabelText(/Name/), 'Aspen is staffed');
  await userEvent.selectOptions(within(form).getByLabelText('Who'), 'A project');
  await userEvent.selectOptions(within(form).getByLabelText(/Which/), 'Aspen');
  await userEvent.type(within(form).getByLabelText(/At least/), '29');
  await userEvent.selectOptions(within(form).getByLabelText('Unit'), '% of those rostered');
  await userEvent.click(within(form).getByLabelText('Fri'));
  await userEvent.selectOptions(within(form).getByLabelText('Season'), 'Part of the year');
  await userEvent.selectOptions(within(form).getByLabelText('To, month'), 'February');
  await userEvent.click(within(form).getByRole('button', { name: 'Save rule' }));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'CreateCoverageRule')?.variables.input).toEqual({
      name: 'Aspen is staffed',
      group: 'PROJECT_ALLOCATION',
      groupId: '5',
      minimumPresent: null,
      minimumShare: 0.29,
      weekdays: [5],
      seasonFrom: '12-01',
      // 31 February is no date: the last one of the month in a leap year.
      seasonTo: '02-29',
    }),
  );
});

test('a rule that the server refuses says why in the form, and what was typed is still there', async () => {
  const CreateCoverageRule = (): Answer => ({ code: 'BAD_USER_INPUT', message: 'name must have 1 to 100 characters.' });
  renderApp({ at: '/calendar', answers: { ...answers, CreateCoverageRule } });
  const card = await screen.findByRole('region', { name: 'Coverage rules' });
  await userEvent.click(within(card).getByRole('button', { name: 'New rule' }));
  const form = within(card).getByRole('form', { name: 'New rule' });
  await userEvent.type(within(form).getByLabelText(/Name/), '  ');
  await userEvent.selectOptions(within(form).getByLabelText('Who'), 'Everyone');
  await userEvent.type(within(form).getByLabelText(/At least/), '3');
  await userEvent.click(within(form).getByRole('button', { name: 'Save rule' }));
  const alert = await within(form).findByRole('alert');
  expect(alert.textContent).toBe('This was not acceptedName must have 1 to 100 characters.');
  expect(within(form).getByLabelText<HTMLInputElement>(/At least/).value).toBe('3');
});

test('changing a rule begins with what it says', () => {
  for (const one of RULES) {
    const { id: _, __typename: __, ...input } = one;
    expect(inputOf(draftOf(one))).toEqual(input);
  }
});

test('rules are offered to HR and administrators only', async () => {
  const { asked } = renderApp({ at: '/calendar', role: 'MANAGER', answers });
  await screen.findByRole('region', { name: 'Your calendar feeds' });
  expect(screen.queryByRole('region', { name: 'Coverage rules' })).toBeNull();
  expect(asked.some(({ name }) => name === 'CoverageRules')).toBe(false);
});

test('the focus returns to the button that opened the form when it is cancelled or saved', async () => {
  renderApp({ at: '/calendar', answers });
  const card = await screen.findByRole('region', { name: 'Coverage rules' });
  await userEvent.click(within(card).getByRole('button', { name: 'New rule' }));
  await userEvent.click(within(card).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(document.activeElement).toBe(within(card).getByRole('button', { name: 'New rule' })));
  await userEvent.click(await within(card).findByRole('button', { name: 'Edit Rule 2' }));
  await userEvent.click(within(card).getByRole('button', { name: 'Save rule' }));
  await waitFor(() => expect(document.activeElement).toBe(within(card).getByRole('button', { name: 'Edit Rule 2' })));
});

test('the focus returns to the button that opened the search for a person', async () => {
  renderApp({ at: '/calendar?view=whatif', answers });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a leave to try' }));
  expect(document.activeElement).toBe(screen.getByLabelText(/Whose leave/));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a leave to try' })));
});
