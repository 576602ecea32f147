import '../../test/browser-gaps';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ApiError } from '../data/api-error';
import { DataStateContext } from '../data/use-live-data';
import { ErrorNotice } from './error-notice';

const away = { kind: 'offline', reference: null, message: null, retryable: true } as const;
const ended = { kind: 'unauthenticated', reference: null, message: null, retryable: false } as const;
const shown = (offline: boolean, keepsData: boolean, error: ApiError = away) => {
  cleanup();
  const state = { dataVersion: '1', sourceTimeZone: 'UTC', today: '2026-01-05', offline, isSettled: true };
  render(
    <MantineProvider env="test">
      <DataStateContext value={state}>
        <ErrorNotice error={error} retry={() => {}} keepsData={keepsData} />
      </DataStateContext>
    </MantineProvider>,
  );
  return screen.queryByRole('alert') !== null;
};

test('while the whole server is away, which the frame says, no part that keeps its data says it again', () => {
  expect(shown(true, true)).toBe(false);
  expect(shown(true, false)).toBe(true);
  expect(shown(false, true)).toBe(true);
});

test('a session that has ended is no fault of a part: the frame asks to sign in', () => {
  expect(shown(false, false, ended)).toBe(false);
});
