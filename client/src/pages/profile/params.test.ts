import { expect, test } from 'vitest';
import { profilePath } from './params';

const { stringify, parse } = profilePath.params;

test.each(['131', '.', '..', '...', '~', '~..', 'A\\B', 'A/B', 'N'.repeat(300)])(
  'the address of %j leads to it, by link and by reload',
  (id) => {
    const part = encodeURIComponent(stringify({ id }).id);
    const { pathname } = new URL(`/employees/${part}`, 'https://leave.example.com');
    expect(pathname.startsWith('/employees/')).toBe(true);
    expect(parse({ id: decodeURIComponent(pathname.slice('/employees/'.length)) })).toEqual({ id });
  },
);
