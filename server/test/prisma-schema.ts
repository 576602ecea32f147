import { readFileSync } from 'node:fs';

const TYPES: Record<string, string> = {
  BigInt: 'bigint',
  Int: 'integer',
  Float: 'double precision',
  String: 'text',
  Boolean: 'boolean',
  Bytes: 'bytea',
};
const NATIVE_TYPES: Record<string, string> = {
  'Timestamptz(6)': 'timestamp with time zone',
  Date: 'date',
  JsonB: 'jsonb',
  Json: 'json',
};
const ON_DELETE: Record<string, string> = { Restrict: 'restrict', Cascade: 'cascade', NoAction: 'no action', SetNull: 'set null' };

interface Model {
  kind: 'model' | 'view';
  name: string;
  table: string;
  lines: string[];
}

/**
 * What prisma/schema.prisma says of the database, one sentence per fact, sorted: columns with type and nullability, primary keys,
 * unique keys, foreign keys, indexes, and the comment of every table. readDatabaseFacts says the same of a database.
 */
export function readPrismaFacts(path: string): string[] {
  const models = readModels(readFileSync(path, 'utf8'));
  const tables = new Map(models.map((model) => [model.name, model]));
  return models.flatMap((model) => factsOf(model, tables)).toSorted();
}

function factsOf({ kind, table, lines }: Model, tables: Map<string, Model>): string[] {
  const facts = [`${table} is a ${kind === 'view' ? 'view' : 'table'}`];
  const columns = columnsOf(lines, tables);
  const inDatabase = (fields: string) => namesIn(fields).map((field) => columns.get(field) ?? field);
  for (const line of lines) {
    const [, field = '', type = '', mark = '', attributes = ''] = /^(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/.exec(line) ?? [];
    const column = columns.get(field);
    if (column) {
      const native = /@db\.(\w+(?:\([\d, ]+\))?)/.exec(attributes)?.[1] ?? '';
      const decimal = /^Decimal\((\d+), (\d+)\)$/.exec(native);
      const words = decimal
        ? `numeric(${decimal[1]},${decimal[2]})`
        : (NATIVE_TYPES[native] ?? TYPES[type] ?? `unknown type ${type} ${native}`);
      facts.push(
        `${table}.${column} ${words}${mark === '[]' ? '[]' : ''}${mark === '?' ? '' : ' not null'}${attributes.includes('@default(') ? ' with a value by default' : ''}`,
      );
      if (/@id\b/.test(attributes)) facts.push(`${table} primary key (${column})`);
      if (/@unique\b/.test(attributes)) facts.push(`${table} unique (${column})`);
    }
    const relation = /fields: \[(.*?)\], references: \[(.*?)\], onDelete: (\w+), onUpdate: NoAction, map: "(\w+)"/.exec(attributes);
    const target = tables.get(type);
    if (relation && target) {
      const [, fields = '', references = '', onDelete = ''] = relation;
      const targetColumns = columnsOf(target.lines, tables);
      const referenced = namesIn(references).map((name) => targetColumns.get(name) ?? name);
      facts.push(
        `${table} foreign key (${inDatabase(fields).join(', ')}) to ${target.table} (${referenced.join(', ')}) on delete ${ON_DELETE[onDelete]}`,
      );
    }
    const [, block, fields = '', map] = /^@@(id|unique|index)\(\[(.*?)\](?:, map: "(\w+)")?\)$/.exec(line) ?? [];
    if (block === 'id') facts.push(`${table} primary key (${inDatabase(fields).join(', ')})`);
    if (block === 'unique') facts.push(`${table} unique (${inDatabase(fields).join(', ')})`);
    if (block === 'index') {
      const ordered = fields.split(/, (?![^(]*\))/).map((part) => `${inDatabase(part)[0]}${part.includes('sort: Desc') ? ' desc' : ''}`);
      facts.push(`${table} index ${map} (${ordered.join(', ')})`);
    }
  }
  return facts;
}

/** Field name to column name, relations left out. */
function columnsOf(lines: string[], tables: Map<string, Model>): Map<string, string> {
  const columns = new Map<string, string>();
  for (const line of lines) {
    const [, field, type = '', attributes = ''] = /^(\w+)\s+(\w+)(?:\?|\[\])?\s*(.*)$/.exec(line) ?? [];
    if (field && !tables.has(type)) columns.set(field, /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field);
  }
  return columns;
}

function namesIn(fields: string): string[] {
  return fields
    .replace(/\(.*?\)/g, '')
    .split(',')
    .map((name) => name.trim());
}

function readModels(text: string): Model[] {
  return [...text.matchAll(/^(model|view) (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, kind, name = '', body = '']) => {
    const lines = body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('//'));
    const [table, schema] = [/@@map\("(\w+)"\)/.exec(body)?.[1], /@@schema\("(\w+)"\)/.exec(body)?.[1]];
    return { kind: kind === 'view' ? 'view' : 'model', name, table: `${schema}.${table}`, lines };
  });
}
