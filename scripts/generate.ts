import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, print, printSchema, visit } from 'graphql';
import { writeAccessRows, writeRegistryTables } from '../server/src/api/features/analytics/registry-tables';
import { writeCheckTable } from '../server/src/api/features/checks/check-table';
import { buildApiSchema } from '../server/src/api/schema';

const USAGE = `Usage: npm run generate [-- --promise]

Writes schema.graphql, what the server serves, and the tables of measures, dimensions and checks in docs/access.md, docs/metrics.md
and docs/checks.md.
--promise  from now on it is promised, too: server/src/api/contract.graphql, which a test holds the schema against`;

const { values } = parseArgs({ options: { promise: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
if (values.help) console.log(USAGE);
else await generate(values.promise);

async function generate(isPromise: boolean): Promise<void> {
  const text = printSchema(await buildApiSchema());
  await writeFile('schema.graphql', `${text}\n`);
  await rewrite('docs/access.md', writeAccessRows);
  await rewrite('docs/metrics.md', writeRegistryTables);
  await rewrite('docs/checks.md', writeCheckTable);
  console.log('Wrote schema.graphql and the tables of docs/access.md, docs/metrics.md and docs/checks.md.');
  if (!isPromise) return;
  // Names and types are promised; words may become better.
  const names = print(visit(parse(text), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }));
  await writeFile('server/src/api/contract.graphql', `${names}\n`);
  console.log('Wrote server/src/api/contract.graphql.');
}

async function rewrite(file: string, write: (text: string) => string): Promise<void> {
  await writeFile(file, write(await readFile(file, 'utf8')));
}
