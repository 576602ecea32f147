import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, print, printSchema, visit } from 'graphql';
import { buildApiSchema } from '../server/src/api/schema';

const USAGE = `Usage: npm run generate [-- --promise]

Writes schema.graphql, what the server serves.
--promise  from now on it is promised, too: server/src/api/contract.graphql, which a test holds the schema against`;

const { values } = parseArgs({ options: { promise: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
if (values.help) console.log(USAGE);
else await generate(values.promise);

async function generate(isPromise: boolean): Promise<void> {
  const text = printSchema(await buildApiSchema());
  await writeFile('schema.graphql', `${text}\n`);
  console.log('Wrote schema.graphql.');
  if (!isPromise) return;
  // Names and types are promised; words may become better.
  const names = print(visit(parse(text), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }));
  await writeFile('server/src/api/contract.graphql', `${names}\n`);
  console.log('Wrote server/src/api/contract.graphql.');
}
