import { REASONS } from '../demo-upstream/reasons';
import { UPSTREAM_TOKEN } from './upstream-token';

const SECRET = /lv[as]_[\w-]{43}/;
const EMAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/i;
/** Those of the demo company, and of the records that tests make. A single word may be in any sentence. */
const FREE_TEXT = [...Object.values(REASONS).flat(), 'Moving house', 'Surgery of the knee'].filter((text) => text.includes(' '));

const found: string[] = [];
const warnings: string[] = [];
process.on('warning', ({ name, message }) => {
  if (name === 'MaxListenersExceededWarning') warnings.push(message);
});

/** Takes in one line of a log, or the output of a program. */
export function watchLine(line: string): void {
  found.push(...listPersonalData(line));
}

/** What a text has of tokens, emails and reasons. */
export function listPersonalData(text: string): string[] {
  return [
    ...(text.match(SECRET) ?? []).slice(0, 1),
    ...(text.match(EMAIL) ?? []).slice(0, 1),
    ...[UPSTREAM_TOKEN, ...FREE_TEXT].filter((one) => text.includes(one)),
  ].map((one) => `${one} in ${text.slice(0, 500)}`);
}

/** Takes what was found since the last call: files of tests share this module. */
export const takeFound = (): readonly string[] => found.splice(0);
export const takeWarnings = (): readonly string[] => warnings.splice(0);
