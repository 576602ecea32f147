import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig, VARIABLES } from './config';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('.env.example lists exactly the variables that are read, each once', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(VARIABLES.toSorted());
});

test('the values in .env.example are the defaults', () => {
  const example = Object.fromEntries(
    [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  expect(loadConfig(example)).toEqual(loadConfig({}));
});

test('everything that is wrong is said at once', () => {
  const problems = problemsOf({
    PORT: '99999',
    DATABASE_URL: 'mysql://x',
    SOURCE_TIME_ZONE: 'Mars/Olympus',
    WORKING_DAYS: 'mon,someday',
    ADMIN_TOKEN: 'short',
  });
  for (const name of ['PORT', 'DATABASE_URL', 'SOURCE_TIME_ZONE', 'WORKING_DAYS', 'ADMIN_TOKEN']) {
    expect(problems.filter((problem) => problem.startsWith(name))).toHaveLength(1);
  }
});

test('a window of the source that cannot be read is refused', () => {
  const problemsOfQuery = (query: string) => problemsOf({ VYAGUTA_URL: `https://leave.example.com/api?${query}`, VYAGUTA_TOKEN: 'x' });
  expect(problemsOfQuery('startDate=2021-07-17&endDate=2024-04-23')).toEqual([]);
  expect(problemsOfQuery('size=100')).toEqual([]);
  for (const query of ['startDate=17.07.2021', 'endDate=2023-02-29'])
    expect(problemsOfQuery(query)).toEqual([expect.stringContaining('startDate and endDate as YYYY-MM-DD')]);
});

test('an upstream without its token is refused', () => {
  expect(problemsOf({ VYAGUTA_URL: 'https://leave.example.com/api' })).toEqual([expect.stringContaining('VYAGUTA_TOKEN')]);
});

test('a replica without its primary is refused', () => {
  expect(problemsOf({ DATABASE_READ_URL: 'postgres://replica.example.com/leave' })).toEqual([expect.stringContaining('DATABASE_URL must')]);
});

test("the organisation's sign-in needs an issuer that cannot be listened to, a client and the address to come back to", () => {
  expect(problemsOf({ OIDC_ISSUER: 'http://sign-in.example.com' })).toEqual([
    expect.stringContaining('OIDC_ISSUER'),
    expect.stringContaining('OIDC_CLIENT_ID'),
    expect.stringContaining('PUBLIC_URL'),
  ]);
  const env = { OIDC_ISSUER: 'https://sign-in.example.com', OIDC_CLIENT_ID: 'leave', PUBLIC_URL: 'https://leave.example.com' };
  expect(loadConfig(env).oidc).toEqual({ issuer: 'https://sign-in.example.com', clientId: 'leave', clientSecret: null });
  expect(loadConfig({}).oidc).toBeNull();
});

test('trusted proxies are addresses and networks', () => {
  expect(loadConfig({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1,fd00::/8' }).trustedProxies).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
    '::1',
    'fd00::/8',
  ]);
  for (const wrong of ['proxy.example.com', '10.0.0.0/33', '10.0.0.0/8/8', '*', 'true'])
    expect(problemsOf({ TRUSTED_PROXIES: wrong })).toEqual([expect.stringContaining('TRUSTED_PROXIES')]);
});

test('a holidays file that is not there is named', () => {
  expect(problemsOf({ HOLIDAYS_FILE: '/nowhere/holidays.json' })).toEqual([expect.stringContaining('/nowhere/holidays.json')]);
});

test('a holidays file is judged by the rules of the calendars file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holidays-'));
  const path = join(folder, 'holidays.json');
  const problemsWith = (content: object) => {
    writeFileSync(path, JSON.stringify(content));
    return problemsOf({ HOLIDAYS_FILE: path }).map((problem) => problem.replace(path, ''));
  };
  try {
    const week = { from: '2024-01-01', days: ['mon'] };
    expect(problemsWith({ workingWeeks: [week, week] })).toEqual(['HOLIDAYS_FILE : workingWeeks has two weeks that begin on one date']);
    expect(problemsWith({ holidays: [{ date: '2024-01-01', name: 'New\0Year' }] })).toEqual([
      'HOLIDAYS_FILE : holidays.0.name holds a NUL character or half of a surrogate pair',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('with nothing set, everything has a value', () => {
  expect(loadConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: null,
    dataDir: '.data',
    vyagutaUrl: null,
    ingestIntervalSeconds: 30,
  });
});

test('daily rates come from a file of people, one rate for the others, and need a currency; no message repeats a rate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-rates-'));
  const [good, bad] = [join(folder, 'good.csv'), join(folder, 'bad.csv')];
  writeFileSync(good, '\uFEFFempId,rate\n7,250.50\n E8 , 90\n');
  writeFileSync(bad, 'empId,rate\n7,4711.x\n');
  try {
    expect(loadConfig({ DAILY_RATE: '100', DAILY_RATES_FILE: good, DAILY_RATE_CURRENCY: 'EUR' }).dailyRates).toEqual({
      daily: { ofEmployees: { '7': 250.5, E8: 90 }, ofOthers: 100 },
      currency: 'EUR',
    });
    expect(loadConfig({}).dailyRates).toBeNull();
    expect(problemsOf({ DAILY_RATE: '100' })).toEqual(['DAILY_RATE_CURRENCY must be set where DAILY_RATE or DAILY_RATES_FILE is']);
    const [problem = ''] = problemsOf({ DAILY_RATES_FILE: bad, DAILY_RATE_CURRENCY: 'EUR' });
    expect(problem).toContain('row 1 is not an empId and a rate above 0');
    expect(problem).not.toContain('4711');
    writeFileSync(bad, 'empId,rate\n7,1\n8,2\n7,3\n');
    expect(problemsOf({ DAILY_RATES_FILE: bad, DAILY_RATE_CURRENCY: 'EUR' })[0]).toContain('row 3 is a second rate of the same person');
    expect(problemsOf({ DAILY_RATE: '-1', DAILY_RATE_CURRENCY: 'euro' })).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
