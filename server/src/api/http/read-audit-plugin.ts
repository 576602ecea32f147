import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '../../logger';
import type { ApiContext } from '../shared/context';
import { describeError } from '../shared/errors/describe-error';
import { writeNotedReads } from '../shared/read-audit/read-audit';
import { isMixed } from './one-version';

/** Writes the audit rows of an executed operation, and holds its answer back where they cannot be written. */
export function createReadAudit(logger: Logger): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async executionDidStart({ contextValue, response }) {
          return {
            // Before any willSendResponse, which would run beside it and know nothing of a failure.
            async executionDidEnd() {
              // The answer is dropped: the query is executed again.
              if (isMixed(contextValue)) return;
              try {
                await writeNotedReads(contextValue);
              } catch (error) {
                const { message, extensions } = describeError(error, logger);
                response.body = { kind: 'single', singleResult: { data: null, errors: [{ message, extensions }] } };
              }
            },
          };
        },
      };
    },
  };
}
