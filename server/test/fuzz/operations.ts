import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** How an operation has its arguments: as variables of the same names, as literals, or as the defaults of variables that are left out. */
export type ArgumentForm = 'VARIABLES' | 'LITERALS' | 'DEFAULTS';

/** A field of the schema that takes arguments, with operations that call it. */
export interface FieldWithArguments {
  /** `Employee.balances`. */
  name: string;
  args: readonly GraphQLArgument[];
  /** An operation that calls the field once. */
  toOperation(form: ArgumentForm, values: Readonly<Record<string, unknown>>): string;
}

interface Place {
  kind: 'query' | 'mutation';
  /** The selections around the field, outermost first, each with the arguments that it needs. */
  outer: readonly string[];
}

/** Every field of the schema that takes arguments and that a query or a mutation can reach. */
export function listFieldsWithArguments(schema: GraphQLSchema): FieldWithArguments[] {
  const found: FieldWithArguments[] = [];
  const seen = new Set<GraphQLObjectType>();
  const waiting: [GraphQLObjectType, Place][] = [];
  const [queries, mutations] = [schema.getQueryType(), schema.getMutationType()];
  if (queries) waiting.push([queries, { kind: 'query', outer: [] }]);
  if (mutations) waiting.push([mutations, { kind: 'mutation', outer: [] }]);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [type, { kind, outer }] = next;
    if (seen.has(type)) continue;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) {
        found.push({
          name: `${type.name}.${field.name}`,
          args: field.args,
          toOperation: (form, values) => write(kind, outer, field, form, values),
        });
      }
      const inner = getNamedType(field.type);
      // What a mutation answers is reached by queries too, without changing anything.
      if (kind === 'query' && isObjectType(inner)) waiting.push([inner, { kind, outer: [...outer, callWithValid(field)] }]);
    }
  }
  return found;
}

function write(
  kind: Place['kind'],
  outer: readonly string[],
  field: GraphQLField<unknown, unknown>,
  form: ArgumentForm,
  values: Readonly<Record<string, unknown>>,
): string {
  const given = field.args.filter(({ name }) => form === 'VARIABLES' || values[name] !== undefined);
  const literalOf = ({ name, type }: GraphQLArgument) => toLiteral(values[name], type);
  const parts = given.map((argument) => `${argument.name}: ${form === 'LITERALS' ? literalOf(argument) : `$${argument.name}`}`);
  const call = `${field.name}${parts.length > 0 ? `(${parts.join(', ')})` : ''} ${selectionOf(field)}`;
  const defaultOf = (argument: GraphQLArgument) => (form === 'DEFAULTS' ? ` = ${literalOf(argument)}` : '');
  const definitions = given.map((argument) => `$${argument.name}: ${argument.type}${defaultOf(argument)}`);
  const variables = form === 'LITERALS' || definitions.length === 0 ? '' : `(${definitions.join(', ')})`;
  const body = outer.toReversed().reduce((inner, around) => `${around} { ${inner} }`, call);
  return `${kind} ${variables} { ${body} }`;
}

/** A call of the field with valid values for its required arguments; lists are short. */
function callWithValid(field: GraphQLField<unknown, unknown>): string {
  const valid = field.args.flatMap(({ name, type }) => {
    if (name === 'first') return ['first: 2'];
    return isNonNullType(type) ? [`${name}: ${validLiteral(name, type.ofType)}`] : [];
  });
  return valid.length > 0 ? `${field.name}(${valid.join(', ')})` : field.name;
}

const VALID_LITERALS: Readonly<Record<string, string>> = {
  LocalDate: '"2024-03-01"',
  DateTime: '"2024-03-01T00:00:00.000Z"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  String: '"1"',
  ID: '"1"',
};

function validLiteral(name: string, type: GraphQLInputType): string {
  if (isNonNullType(type)) return validLiteral(name, type.ofType);
  if (isListType(type)) return `[${validLiteral(name, type.ofType)}]`;
  if (isEnumType(type)) return type.getValues().find(({ name: value }) => value === 'DEPARTMENT')?.name ?? type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${needed.map((field) => `${field.name}: ${validLiteral(field.name, field.type)}`).join(', ')} }`;
  }
  return VALID_LITERALS[type.name] ?? '"1"';
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  return `{ ${leavesOf(type, 3)} }`;
}

/** Selects the scalars of a type and, down to `depth`, of its objects. */
function leavesOf(type: GraphQLObjectType, depth: number): string {
  const parts = ['__typename'];
  for (const field of Object.values(type.getFields())) {
    const inner = getNamedType(field.type);
    if (field.args.some(({ type: needed }) => isNonNullType(needed))) continue;
    if (isLeafType(inner)) parts.push(field.name);
    else if (isObjectType(inner) && depth > 0 && /^(nodes|rows|measures|keys|total|components|leaves|dates|absences)$/.test(field.name))
      parts.push(`${field.name} { ${leavesOf(inner, depth - 1)} }`);
  }
  return parts.join(' ');
}

/** A value as a GraphQL literal; enum values are unquoted where the type is an enum. */
function toLiteral(value: unknown, type: GraphQLInputType | null): string {
  if (value === null || value === undefined) return 'null';
  const inner = isNonNullType(type) ? type.ofType : type;
  if (Array.isArray(value)) return `[${value.map((item) => toLiteral(item, isListType(inner) ? inner.ofType : null)).join(', ')}]`;
  if (typeof value === 'object') {
    const fields = isInputObjectType(inner) ? inner.getFields() : {};
    const parts = Object.entries(value).filter(([key, item]) => /^[_a-z]\w*$/i.test(key) && item !== undefined);
    return `{ ${parts.map(([key, item]) => `${key}: ${toLiteral(item, fields[key]?.type ?? null)}`).join(', ')} }`;
  }
  if (typeof value === 'string' && isEnumType(isListType(inner) ? getNamedType(inner) : inner) && /^[_a-z]\w*$/i.test(value)) return value;
  return JSON.stringify(value);
}
