import { skipToken, useQuery } from '@apollo/client/react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { readApiError } from '../data/api-error';
import { graphql } from '../data/graphql';
import { isSignedOut, rememberSignedIn, wasSignedIn } from '../data/session';
import { leadToSignIn } from './lead-to-sign-in';

const VIEWER = graphql(`query Viewer { viewer { name role } }`);
const RETRY_MS = 4_000;

/** Who is signed in; asked until the server answers. Without a session the client leads to the sign-in page. */
export function useSignedInViewer() {
  const router = useRouter();
  const [isAsked, setAsked] = useState(wasSignedIn);
  const { data, error, refetch } = useQuery(VIEWER, isAsked ? {} : skipToken);
  useEffect(() => {
    if (!isAsked) void isSignedOut().then((signedOut) => (signedOut ? leadToSignIn(router) : setAsked(true)));
  }, [isAsked, router]);
  useEffect(() => {
    if (data) rememberSignedIn(true);
  }, [data]);

  const apiError = error ? readApiError(error) : null;
  const retryable = apiError?.retryable ?? false;
  useEffect(() => {
    if (!retryable || data) return;
    const timer = setInterval(() => void refetch().catch(() => {}), RETRY_MS);
    return () => clearInterval(timer);
  }, [retryable, data, refetch]);
  return { viewer: data?.viewer ?? null, error: apiError, retry: () => void refetch().catch(() => {}) };
}
