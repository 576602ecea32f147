import '../test/browser-gaps';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LiveDataContext } from '../lib/use-live-data';
import { ErrorNotice } from './error-notice';

const away = { kind: 'offline', reference: null, retryable: true } as const;
const shown = (offline: boolean, keepsData: boolean) => {
  cleanup();
  const live = { status: null, receivedAt: 0, polling: false, offline, refresh: async () => {} };
  render(
    <MantineProvider env="test">
      <LiveDataContext value={live}>
        <ErrorNotice error={away} retry={() => {}} keepsData={keepsData} />
      </LiveDataContext>
    </MantineProvider>,
  );
  return screen.queryByRole('alert') !== null;
};

test('while the whole server is away, which the frame says, no part that keeps its data says it again', () => {
  expect(shown(true, true)).toBe(false);
  expect(shown(true, false)).toBe(true);
  expect(shown(false, true)).toBe(true);
});
