import { writeFile } from 'node:fs/promises';
import { printSchema } from 'graphql';
import { buildApiSchema } from '../server/src/api/schema';

const schema = await buildApiSchema();
await writeFile('schema.graphql', `${printSchema(schema)}\n`);
console.log('Wrote schema.graphql.');
