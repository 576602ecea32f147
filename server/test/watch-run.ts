import { afterAll, expect, vi } from 'vitest';
import { takeFound, takeWarnings, watchLine } from './watched-log';

// Runs before every file of tests. No line that is logged, at the most talkative level and also where the log is silent, holds a
// token, an email or a reason; and nothing leaks listeners.

vi.mock('pino', async (importOriginal) => {
  const original = await importOriginal<typeof import('pino')>();
  const { values } = original.pino.levels;
  const rankOf = (level: string | number) => (typeof level === 'number' ? level : (values[level] ?? Number.POSITIVE_INFINITY));
  const watched = (options: import('pino').LoggerOptions, destination: import('pino').DestinationStream = process.stderr) => {
    const shownFrom = rankOf(options.level ?? 'info');
    const write = (line: string) => {
      watchLine(line);
      if (rankOf((JSON.parse(line) as { level: string | number }).level) >= shownFrom) destination.write(line);
    };
    return original.pino({ ...options, level: 'trace' }, { write });
  };
  return { ...original, pino: Object.assign(watched, original.pino) };
});

afterAll(() => {
  expect(takeFound()).toEqual([]);
  expect(takeWarnings()).toEqual([]);
});
