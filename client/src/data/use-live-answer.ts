import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type DocumentNode, Kind } from 'graphql';
import { startTransition, useEffect, useRef, useState } from 'react';
import { type ApiError, readApiError } from './api-error';
import { keptAnswers } from './kept-answers';
import { type LiveQuery, useAskedAgain } from './live-query';

/** How asking a question for the nth time ended. */
interface Ended<TData> {
  question: string;
  times: number;
  data?: TData;
  error: ApiError | null;
}

/**
 * A question of figures or rows, which no other question shares: its answer is kept whole, because taking it apart for the cache and
 * putting it together again takes longer than drawing it. It is drawn as a transition, in slices between which the browser answers;
 * `useQuery` draws in one piece.
 */
export function useLiveAnswer<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  { skip = false }: { skip?: boolean } = {},
): LiveQuery<TData> {
  const client = useApolloClient();
  const answers = keptAnswers(client);
  const question = `${nameOf(query)} ${JSON.stringify(variables)}`;
  const [times, setTimes] = useState(1);
  const [ended, setEnded] = useState<Ended<TData> | null>(null);
  const asked = useRef({ query, variables });
  asked.current = { query, variables };

  useEffect(() => {
    if (skip) return;
    let isWanted = true;
    const end = (how: Pick<Ended<TData>, 'data' | 'error'>) => isWanted && startTransition(() => setEnded({ question, times, ...how }));
    client.query<TData, OperationVariables>({ ...asked.current, fetchPolicy: 'no-cache' }).then(
      ({ data }) => {
        // One that was overtaken is older than what is kept.
        if (isWanted || !answers.has(question)) answers.set(question, data);
        end({ data, error: null });
      },
      (error: unknown) => end({ error: readApiError(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [client, answers, question, skip, times]);

  const again = () => setTimes((count) => count + 1);
  const mine = !skip && ended?.question === question ? ended : null;
  useAskedAgain({ again, answer: mine?.data, failed: mine?.error?.retryable ?? false, loading: mine?.times !== times });

  const known = skip ? undefined : (mine?.data ?? (answers.get(question) as TData | undefined));
  const shown = useRef<TData>(undefined);
  if (known !== undefined) shown.current = known;
  return { data: shown.current, current: known !== undefined, error: mine?.error ?? null, retry: again };
}

const nameOf = ({ definitions }: DocumentNode): string =>
  definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '') : '')).join('');
