import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../../logger';
import type { ApiContext } from '../context';
import { createErrorFormatter, statusOfErrors } from '../errors/describe-error';
import { MAX_SELECTIONS, MAX_TOKENS, STRUCTURAL_RULES } from '../limits/structural-limits';
import type { Metrics } from '../metrics/metrics';
import { createOperationMetrics } from '../metrics/operation-metrics';
import { createAnswerCache } from './answer-cache';
import { checkOperation, isPublicDocument } from './operation-rules';
import { createReadAudit } from './read-audit-plugin';

/** Apollo Server with everything that is asked of a request, not started. */
export function createApolloServer(
  schema: GraphQLSchema,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): ApolloServer<ApiContext> {
  return new ApolloServer<ApiContext>({
    schema,
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
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // no-store goes on every answer; what is kept is decided by the answer cache alone.
      ApolloServerPluginCacheControlDisabled(),
      createOperationGuard(),
      createReadAudit(logger),
      ...createAnswerCache(),
      createStatusFromErrors(),
      createOperationMetrics(metrics),
    ],
  });
}

function createOperationGuard(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          // Without an operation of that name there is nothing to execute: Apollo says so.
          if (operation) checkOperation({ schema, document, operation, variables: request.variables ?? {}, viewer: contextValue.viewer });
        },
      };
    },
  };
}

const SIGN_IN = { message: 'Sign in, or send an API token that is valid.', extensions: { code: 'UNAUTHENTICATED' } };

// An error never comes back as a success: the status is that of its code.
function createStatusFromErrors(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, document, contextValue }) {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors?.length) return;
          // What is wrong with a stranger's query would tell the schema, field by field.
          if (!contextValue.viewer && document && !isPublicDocument(document)) response.body.singleResult = { errors: [SIGN_IN] };
          const { errors = [] } = response.body.singleResult;
          const { status = 200 } = response.http;
          // 405, 406 and 415 say more than the code does.
          if (status < 400 || status === 400 || status === 500) response.http.status = statusOfErrors(errors);
          const waits = errors.map(({ extensions }) => Number(extensions?.retryAfterSeconds ?? 0));
          if (Math.max(...waits) > 0) response.http.headers.set('retry-after', String(Math.max(...waits)));
          if (response.http.status === 401) response.http.headers.set('www-authenticate', 'Bearer');
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
