import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { ApiContext } from '../shared/context';
import { placeWrittenLists } from '../shared/lists/written-lists';
import { isCompilable } from './compilable';

/** As graphql-js has it. */
const MAX_VARIABLE_ERRORS = 50;

/**
 * Executes operations for Apollo Server. A query that comes for the second time is compiled to a function; everything else goes through
 * graphql-js. People and scripts send the same few documents with other variables, and graphql-js takes most of the time of an
 * answer with thousands of rows.
 */
export function createCompilingGateway(schema: GraphQLSchema): GatewayInterface {
  const seen = new WeakSet<DocumentNode>();
  // Apollo keeps the documents that are asked most, and with them what was compiled for them. Null: cannot be compiled.
  const compiled = new WeakMap<OperationDefinitionNode, CompiledQuery | null>();

  function find(document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null {
    if (operation.operation !== OperationTypeNode.QUERY) return null;
    if (!seen.has(document)) {
      seen.add(document);
      return null;
    }
    const known = compiled.get(operation);
    if (known !== undefined) return known;
    const query = isCompilable(document, operation) ? compileQuery(schema, document, operation.name?.value) : null;
    const usable = query && isCompiledQuery(query) ? query : null;
    compiled.set(operation, usable);
    return usable;
  }

  async function run(
    query: CompiledQuery,
    { variableDefinitions = [] }: OperationDefinitionNode,
    context: unknown,
    variables: Record<string, unknown>,
  ): Promise<ExecutionResult> {
    const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: MAX_VARIABLE_ERRORS });
    return errors ? { errors } : withOwnErrors(await query.query(undefined, context, withDefaults(variableDefinitions, variables)));
  }

  return {
    onSchemaLoadOrUpdate(listener) {
      listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    async load() {
      return {
        async executor({ document, operation, operationName, context, request }) {
          const variableValues = request.variables ?? {};
          const query = find(document, operation);
          const result = query
            ? await run(query, operation, context, variableValues)
            : await execute({ schema, document, operationName, contextValue: context, variableValues });
          placeWrittenLists(context as ApiContext, result.data);
          return result;
        },
      };
    },
    async stop() {},
  };
}

/** Compiled queries refuse a required variable that was left out even where it has a default, and take a date in a default for its text. */
function withDefaults(definitions: readonly VariableDefinitionNode[], variables: Record<string, unknown>): Record<string, unknown> {
  const all = { ...variables };
  for (const { variable, defaultValue } of definitions)
    if (defaultValue && !Object.hasOwn(variables, variable.name.value)) all[variable.name.value] = valueFromASTUntyped(defaultValue);
  return all;
}

/** The errors of compiled queries lack what Apollo reads from every GraphQLError. */
function withOwnErrors({ errors, ...result }: ExecutionResult): ExecutionResult {
  if (!errors) return result;
  return {
    ...result,
    errors: errors.map(({ message, path, originalError, locations }) =>
      Object.assign(new GraphQLError(message, { path, originalError }), locations && { locations }),
    ),
  };
}
