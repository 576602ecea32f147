import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { readApiError } from '../data/api-error';
import { graphql } from '../data/graphql';

const VIEWER = graphql(`query Viewer { viewer { name role } }`);
const RETRY_MS = 4_000;

/** Who is signed in; asked until the server answers. Without a session the client leads to the sign-in page. */
export function useSignedInViewer() {
  const { data, error, refetch } = useQuery(VIEWER);
  const apiError = error ? readApiError(error) : null;
  const retryable = apiError?.retryable ?? false;
  useEffect(() => {
    if (!retryable || data) return;
    const timer = setInterval(() => void refetch().catch(() => {}), RETRY_MS);
    return () => clearInterval(timer);
  }, [retryable, data, refetch]);
  return { viewer: data?.viewer ?? null, error: apiError, retry: () => void refetch().catch(() => {}) };
}
