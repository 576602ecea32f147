import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { ApiContext } from '../shared/context';
import { statusOfErrors } from '../shared/errors/describe-error';
import { isPublicDocument } from './operation-rules';

const SIGN_IN = { message: 'Sign in, or send an API token that is valid.', extensions: { code: 'UNAUTHENTICATED' } };

/** An error never comes back as a success: the status is that of its code. */
export function createStatusFromErrors(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, document, contextValue }) {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors?.length) return;
          // Error messages for an anonymous query would disclose the schema, field by field.
          if (!contextValue.viewer && document && !isPublicDocument(document)) response.body.singleResult = { errors: [SIGN_IN] };
          const { errors = [], data } = response.body.singleResult;
          const { status = 200 } = response.http;
          if (status === 400 && data === undefined && errors.every(isRequestError) && wantsPlainJson(request.http?.headers.get('accept'))) {
            response.http.status = 200;
            return;
          }
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

function isRequestError({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.code === 'BAD_USER_INPUT';
}

/**
 * A client that names application/json and nothing better is one of before GraphQL over HTTP had a media type: it takes any status but 200
 * for an answer of a proxy. The specification asks for 200 for a document that cannot be parsed or does not fit the schema. A request that
 * was refused as too costly, or for want of a right, keeps its status.
 */
function wantsPlainJson(accept: string | undefined): boolean {
  const types = (accept ?? '*/*').split(',').map((part) => part.split(';', 1)[0]?.trim().toLowerCase());
  return types.includes('application/json') && !types.includes('application/graphql-response+json') && !types.includes('*/*');
}
