import { useMutation } from '@apollo/client/react';
import { graphql } from '../../data/graphql';
import { AskOnceMore } from '../../ui/ask-once-more';
import type { SignedInPerson } from './signed-in-people';
import { administrationWords } from './words';

const END = graphql(`mutation EndSessions($subject: ID!, $issuer: String) { endSessions(subject: $subject, issuer: $issuer) }`);
const say = administrationWords.sessions;

/** Asks once more, then shuts a person out; says how many sessions there were to end. */
export function EndSessions({ person, onEnded }: { person: SignedInPerson; onEnded: (count: number) => void }) {
  const [end, { loading, error }] = useMutation(END);
  const run = async () => {
    const { subject, issuer } = person;
    const result = await end({ variables: { subject, issuer } }).catch(() => null);
    if (result?.data) onEnded(result.data.endSessions);
    return Boolean(result?.data);
  };
  return (
    <AskOnceMore
      label={say.end}
      name={say.endLabel(person.name)}
      question={say.sure(person.name)}
      yes={say.yes}
      no={say.no}
      run={run}
      loading={loading}
      error={error}
    />
  );
}
