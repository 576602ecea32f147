import { type DocumentNode, type GraphQLSchema, separateOperations } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { AppError } from '../../../errors';
import { withoutGuess } from '../errors/without-guess';

/** About a dozen aggregates with all their rows, or one page of the largest size. */
export const MAX_COST = 12_000;

interface Operation {
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
}

/**
 * Adds up what an operation would cost with the variables it came with; a field says its own cost in its decorator.
 * @throws {AppError} QUERY_TOO_COSTLY before anything is executed.
 */
export function checkCost(schema: GraphQLSchema, { document, operationName, variables }: Operation): void {
  const query = (operationName !== null && separateOperations(document)[operationName]) || document;
  const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];
  const cost = measure(() => getComplexity({ schema, query, variables, estimators, ...(operationName === null ? {} : { operationName }) }));
  if (cost > MAX_COST) {
    throw new AppError('QUERY_TOO_COSTLY', {
      userMessage: `The query costs ${cost}; ${MAX_COST} is the most. Ask for fewer fields, rows or pages.`,
    });
  }
}

function measure(getCost: () => number): number {
  try {
    return getCost();
  } catch (error) {
    const userMessage = error instanceof Error ? withoutGuess(error.message) : 'The query cannot be read.';
    // A query that cannot be measured is not executed: wrong variables, or more parts than can be counted.
    throw new AppError(userMessage.includes('maximum allowed number of nodes') ? 'QUERY_TOO_COSTLY' : 'BAD_USER_INPUT', { userMessage });
  }
}
