import { CHECK_NAMES, CHECKS } from './rules/registry';

const BEGIN = '<!-- Written by npm run generate from the registry of checks. -->';
const END = '<!-- End of the checks. -->';

/** docs/checks.md with the list of checks between its two comments. */
export function writeCheckTable(text: string): string {
  const [before = '', rest = ''] = text.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const rows = CHECK_NAMES.map((name) => `| \`${name}\` | ${CHECKS[name].title} | ${CHECKS[name].description} |`);
  return `${before}${BEGIN}\n\n| check | on screen | finds |\n|---|---|---|\n${rows.join('\n')}\n\n${END}${after}`;
}
