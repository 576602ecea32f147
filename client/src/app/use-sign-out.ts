import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { signOut } from '../data/session';

/** Ends the session and forgets everything that was loaded in it. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    const isEnded = await signOut();
    // The page is left either way: what it shows is not for the next person.
    await navigate({ to: '/sign-in', search: isEnded ? {} : { problem: 'SIGN_OUT_FAILED' } });
    await client.clearStore();
  }, [client, navigate]);
}
