import { Button, Divider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isOrganisationOffered } from '../../data/session';
import { signInWords } from './words';

/** The button for the organisation's sign-in, if it is configured. */
export function OrganisationSignIn({ back }: { back: string | undefined }) {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    let isGone = false;
    void isOrganisationOffered().then((offered) => {
      if (!isGone) setOffered(offered);
    });
    return () => {
      isGone = true;
    };
  }, []);
  if (!isOffered) return null;
  const query = back === undefined ? '' : `?back=${encodeURIComponent(back)}`;
  return (
    <>
      <Button component="a" href={`/auth/oidc/sign-in${query}`} size="md" fullWidth>
        {signInWords.organisation}
      </Button>
      <Divider my="md" label={signInWords.or} />
    </>
  );
}
