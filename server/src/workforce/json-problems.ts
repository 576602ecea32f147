import type { z } from 'zod';
import type { FileProblem } from '../domain/workforce';
import type { Place } from './scan-json';

/** A file that is no JSON. What stands there is not quoted: it may be somebody's number. */
export function notJson(text: string, { line, column }: Place): FileProblem {
  if (text.trim() === '') return { line: null, message: 'The file is empty.' };
  return { line, message: `The file is not JSON: see column ${column}.` };
}

/** Where something is in JSON, as people count, and what is wrong with it: "holidays 2, date: must be a date YYYY-MM-DD". */
export function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const names = path.flatMap((key, at) => {
    if (typeof key === 'number') return [];
    const place = path[at + 1];
    return [typeof place === 'number' ? `${String(key)} ${place + 1}` : String(key)];
  });
  return [names.join(', '), message].filter(Boolean).join(': ');
}

/** For a parser: a member that is not there is missing, not "expected string, received undefined". */
export const whatIsMissing = ({ code, input }: { code?: string; input?: unknown }): string | undefined =>
  code === 'invalid_type' && input === undefined ? 'is missing' : undefined;
