import { expect, test } from 'vitest';
import { UPSTREAM_TOKEN } from './upstream-token';
import { listPersonalData } from './watched-log';

test.each([
  `{"msg":"Bearer lva_${'x'.repeat(43)}"}`,
  `{"cookie":"leave_session=lvs_${'y'.repeat(43)}"}`,
  `{"url":"https://example.com?token=${UPSTREAM_TOKEN}"}`,
  '{"msg":"no leave for mina.rai@mail.example.com"}',
  '{"detail":"(1, Moving house)"}',
])('what the log of no test may hold is found in %s', (line) => {
  expect(listPersonalData(line)).toHaveLength(1);
});

test('a stack, a path of a package and a number of a version are no personal data', () => {
  expect(listPersonalData('at run (/app/node_modules/@fastify/cookie/index.js:1:2) with pg@8.23.1')).toEqual([]);
});
