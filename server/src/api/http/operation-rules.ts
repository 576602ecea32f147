import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  validate,
  visit,
} from 'graphql';
import { AppError, invalidInput } from '../../errors';
import { requireViewer } from '../shared/auth/auth-checker';
import { SCHEMA_ROLES } from '../shared/auth/role';
import type { Viewer } from '../shared/auth/viewer';
import { checkCost } from '../shared/limits/query-cost';

interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  viewer: Viewer | null;
}

const PUBLIC_FIELDS = new Set(['health', '__typename']);

/**
 * What is asked of a valid operation before any of it is executed, over HTTP and WebSocket alike.
 * @throws {AppError} UNAUTHENTICATED, FORBIDDEN or QUERY_TOO_COSTLY.
 */
export function checkOperation({ schema, document, operation, variables, viewer }: Operation): void {
  if (!isPublic(operation)) requireViewer(viewer);
  const asksForSchema = validate(schema, document, [NoSchemaIntrospectionCustomRule]).length > 0;
  if (asksForSchema && !SCHEMA_ROLES.includes(requireViewer(viewer).role)) {
    throw new AppError('FORBIDDEN', { userMessage: 'This role may not read the schema.' });
  }
  checkCost(schema, { document, operationName: operation.name?.value ?? null, variables });
}

/** What a document without the operation that was meant is refused with. */
export function noOperation(operationName: string | null | undefined): AppError {
  return invalidInput(
    operationName == null
      ? 'The document has several operations: name one of them with operationName.'
      : 'operationName names none of the operations of the document.',
  );
}

/** Whether an operation only asks for what anonymous callers may read. */
export function isPublic({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && PUBLIC_FIELDS.has(selection.name.value));
}

/** Whether a document, which need not be valid, only asks for what anonymous callers may read. */
export function isPublicDocument(document: DocumentNode): boolean {
  let result = true;
  visit(document, {
    OperationDefinition(operation) {
      result &&= isPublic(operation);
      return false;
    },
  });
  return result;
}
