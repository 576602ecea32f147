import { ApolloServer, type ApolloServerPlugin, type HTTPGraphQLResponse } from '@apollo/server';
import { unavailable } from '../../errors';
import type { MartReader } from '../../mart/reader';
import type { ApiContext } from '../shared/context';

const MAX_ATTEMPTS = 3;

const queries = new WeakSet<MartReader>();

/** Notes which requests are queries: only these can be executed again. */
export function createQueryMark(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          if (operation?.operation === 'query') queries.add(contextValue.mart);
        },
      };
    },
  };
}

/** Whether parts of the answer to a query may be of two data versions: then it is not sent. */
export function isMixed({ mart }: Pick<ApiContext, 'mart'>): boolean {
  return mart.hasMoved && queries.has(mart);
}

/**
 * Answers each query from one data version. Where rows are of a newer version than figures that were computed before, the query is executed
 * again from the beginning, on the newer version.
 */
export class OneVersionServer extends ApolloServer<ApiContext> {
  /** @throws {AppError} SERVICE_UNAVAILABLE where the data changes during each attempt. */
  override async executeHTTPGraphQLRequest(
    request: Parameters<ApolloServer<ApiContext>['executeHTTPGraphQLRequest']>[0],
  ): Promise<HTTPGraphQLResponse> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const contexts: ApiContext[] = [];
      const response = await super.executeHTTPGraphQLRequest({
        ...request,
        context: async () => {
          const context = await request.context();
          contexts.push(context);
          return context;
        },
      });
      if (!contexts.some(isMixed)) return response;
    }
    throw unavailable('The data changed while it was read.');
  }
}
