import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const config: { forbidden: IForbiddenRuleType[]; options: ICruiseOptions } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** For each rule an import that it must reject: from a file, to a file. */
const REJECTED: Record<string, [from: string, to: string]> = {
  'no-cycles': ['server/src/mart/one.ts', 'server/src/mart/other.ts'],
  'no-missing': ['server/src/mart/lost.ts', 'server/src/mart/not-there'],
  'no-dev-packages': ['server/src/mart/packages.ts', 'only-for-tests'],
  'domain-is-pure': ['server/src/domain/roles.ts', 'server/src/db/client.ts'],
  'db-below-all': ['server/src/db/pool.ts', 'server/src/mart/columns.ts'],
  'forecast-is-arithmetic': ['server/src/forecast/pick-up.ts', 'server/src/mart/state.ts'],
  'borders-of-audit': ['server/src/audit/a.ts', 'server/src/db/client.ts'],
  'borders-of-workforce': ['server/src/workforce/a.ts', 'server/src/ingest/loop.ts'],
  'borders-of-demo': ['server/src/demo/a.ts', 'server/src/mart/state.ts'],
  'borders-of-mart': ['server/src/mart/a.ts', 'server/src/workforce/b.ts'],
  'borders-of-disclosure': ['server/src/disclosure/a.ts', 'server/src/db/client.ts'],
  'borders-of-erasure': ['server/src/erasure/a.ts', 'server/src/mart/state.ts'],
  'borders-of-retention': ['server/src/retention/a.ts', 'server/src/ingest/loop.ts'],
  'borders-of-backup': ['server/src/backup/a.ts', 'server/src/mart/state.ts'],
  'borders-of-doctor': ['server/src/doctor/a.ts', 'server/src/mart/state.ts'],
  'api-gets-functions': ['server/src/api/http/b.ts', 'server/src/erasure/b.ts'],
  'cluster-on-db': ['server/cluster/a.ts', 'server/src/mart/state.ts'],
  'stage-1-in-order': ['server/src/ingest/1-fetch/fetch.ts', 'server/src/ingest/2-validate/a.ts'],
  'stage-2-in-order': ['server/src/ingest/2-validate/b.ts', 'server/src/ingest/3-land/a.ts'],
  'stage-3-in-order': ['server/src/ingest/3-land/b.ts', 'server/src/ingest/4-merge/a.ts'],
  'stage-4-in-order': ['server/src/ingest/4-merge/b.ts', 'server/src/ingest/5-calendar/a.ts'],
  'stage-5-in-order': ['server/src/ingest/5-calendar/b.ts', 'server/src/ingest/6-publish/a.ts'],
  'stage-6-in-order': ['server/src/ingest/6-publish/b.ts', 'server/src/mart/state.ts'],
  'stages-below-run': ['server/src/ingest/3-land/c.ts', 'server/src/ingest/run-ingest.ts'],
  'api-without-ingest': ['server/src/api/http/routes.ts', 'server/src/ingest/poller.ts'],
  'ingest-without-api': ['server/src/ingest/loop.ts', 'server/src/api/shared/errors.ts'],
  'features-apart': ['server/src/api/features/leaves/a.ts', 'server/src/api/features/balances/a.ts'],
  'shared-below-features': ['server/src/api/shared/lists.ts', 'server/src/api/features/balances/b.ts'],
  'config-is-passed-down': ['server/src/mart/settings.ts', 'server/src/config.ts'],
  'pages-below-app': ['client/src/pages/trends/a.tsx', 'client/src/app/router.tsx'],
  'frame-below-pages': ['client/src/frame/a.tsx', 'client/src/pages/trends/b.tsx'],
  'drill-below-frame': ['client/src/drill/a.tsx', 'client/src/frame/b.tsx'],
  'filters-below-drill': ['client/src/filters/a.tsx', 'client/src/drill/b.tsx'],
  'leave-charts-below-filters': ['client/src/leave-charts/a.tsx', 'client/src/filters/b.tsx'],
  'charts-below-leave-charts': ['client/src/charts/options/a.tsx', 'client/src/leave-charts/b.tsx'],
  'ui-below-charts': ['client/src/ui/a.tsx', 'client/src/charts/options/b.tsx'],
  'data-below-ui': ['client/src/data/a.tsx', 'client/src/ui/b.tsx'],
  'lib-below-data': ['client/src/lib/a.tsx', 'client/src/data/b.tsx'],
  'engine-below-panel': ['client/src/charts/engine/a.tsx', 'client/src/charts/panel/b.tsx'],
  'export-below-engine': ['client/src/charts/export/a.tsx', 'client/src/charts/engine/b.tsx'],
  'select-below-export': ['client/src/charts/select/a.tsx', 'client/src/charts/export/b.tsx'],
  'zoom-below-select': ['client/src/charts/zoom/a.tsx', 'client/src/charts/select/b.tsx'],
  'options-below-zoom': ['client/src/charts/options/c.tsx', 'client/src/charts/zoom/b.tsx'],
  'client-without-server': ['client/src/lib/b.tsx', 'server/src/domain/words.ts'],
  'server-without-client': ['server/src/mart/screen.ts', 'client/src/lib/c.tsx'],
  'pages-apart': ['client/src/pages/trends/c.tsx', 'client/src/pages/balances/a.tsx'],
  'demo-without-server': ['server/demo-upstream/company.ts', 'server/src/domain/words.ts'],
  'program-without-tests': ['server/src/mart/checked.ts', 'server/test/oracle.ts'],
};
/** Rules that type-only imports may pass, and the package import, which is a value. */
const VALUES_ONLY = ['no-dev-packages', 'features-apart', 'shared-below-features', 'api-gets-functions', 'config-is-passed-down'];

let root: string;
let reports: string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'import-borders-'));
  write('package.json', JSON.stringify({ devDependencies: { 'only-for-tests': '1.0.0' } }));
  write('node_modules/only-for-tests/package.json', JSON.stringify({ name: 'only-for-tests', version: '1.0.0', main: 'index.js' }));
  write('node_modules/only-for-tests/index.js', 'module.exports = {};');
  for (const [rule, [from, to]] of Object.entries(REJECTED)) {
    const isPackage = !to.includes('/');
    if (!isPackage && rule !== 'no-missing') write(to, rule === 'no-cycles' ? importOf(to, from, false) : 'export const found = 1;');
    write(from, importOf(from, to, VALUES_ONLY.includes(rule)));
  }
  const { tsConfig: _, ...options } = config.options;
  const { output } = await cruise(['server', 'client'], {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  reports = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
});

afterAll(() => rmSync(root, { recursive: true }));

test('every rule of imports has an import here that it must reject', () => {
  expect(Object.keys(REJECTED).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted());
});

test.each(Object.entries(REJECTED))('%s rejects an import from %s', (rule, [from]) => {
  expect(reports).toContain(`${rule}: ${from}`);
});

test('every rule says in one line why it exists', () => {
  for (const { comment } of config.forbidden) expect(comment).toMatch(/^[A-Z][^\n]{20,120}\.$/);
});

function importOf(from: string, to: string, isValue: boolean): string {
  const path = to.includes('/') ? `./${relative(dirname(from), to).replace(/\.tsx?$/, '')}` : to;
  return isValue
    ? `import { found } from '${path}';\nexport const used = found;`
    : `import type { found } from '${path}';\nexport type Used = typeof found;`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
