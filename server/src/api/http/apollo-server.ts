import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { invalidInput } from '../../errors';
import type { Logger } from '../../logger';
import type { ApiContext } from '../shared/context';
import { createErrorFormatter } from '../shared/errors/describe-error';
import { MAX_SELECTIONS, MAX_TOKENS, STRUCTURAL_RULES } from '../shared/limits/structural-limits';
import { stringifyAnswer } from '../shared/lists/written-lists';
import { createAnswerCache } from './answer-cache';
import { createCompilingGateway } from './compiled-queries';
import { createDataExtension } from './data-extension';
import type { Metrics } from './metrics/metrics';
import { createOperationMetrics } from './metrics/operation-metrics';
import { createQueryMark, OneVersionServer } from './one-version';
import { checkOperation, noOperation } from './operation-rules';
import { createReadAudit } from './read-audit-plugin';
import { createStatusFromErrors } from './status-from-errors';

/** Apollo Server with everything that is asked of a request, not started. */
export function createApolloServer(
  schema: GraphQLSchema,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): ApolloServer<ApiContext> {
  return new OneVersionServer({
    gateway: createCompilingGateway(schema),
    logger: quiet(logger),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Who may read the schema depends on the viewer: checkOperation says.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    status400ForVariableCoercionErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS, noLocation: false },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationRules: [...STRUCTURAL_RULES],
    // Validation ends at its first error: the rest of a long list of them costs time and helps nobody.
    validationOptions: { maxErrors: 5 },
    formatError: createErrorFormatter(logger),
    stringifyResult: stringifyAnswer,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // no-store goes on every answer; what is kept is decided only by the answer cache.
      ApolloServerPluginCacheControlDisabled(),
      createOperationGuard(),
      createQueryMark(),
      createReadAudit(logger),
      ...createAnswerCache(),
      createStatusFromErrors(),
      createDataExtension(),
      createOperationMetrics(metrics),
    ],
  });
}

function createOperationGuard(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) throw noOperation(request.operationName);
          checkOperation({ schema, document, operation, variables: request.variables ?? {}, viewer: contextValue.viewer });
          // Apollo would answer its first event and no more.
          if (operation.operation === 'subscription') {
            throw invalidInput('Subscriptions go by WebSocket, on the same path.');
          }
        },
      };
    },
  };
}

// Apollo warns of what clients send; what goes wrong here is logged by the error formatter, once.
function quiet(logger: Logger) {
  const log = logger.child({ part: 'apollo' });
  return {
    debug: (message: string) => log.debug(message),
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.debug(message),
    error: (message: string) => log.error(message),
  };
}
