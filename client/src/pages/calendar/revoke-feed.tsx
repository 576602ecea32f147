import { useMutation } from '@apollo/client/react';
import { graphql } from '../../data/graphql';
import { AskOnceMore } from '../../ui/ask-once-more';
import { calendarFeedWords } from './feed-words';

const REVOKE = graphql(`mutation RevokeCalendarFeed($id: ID!) { revokeCalendarFeed(id: $id) { id } }`);
const say = calendarFeedWords;

/** Asks once more, then ends the feed. */
export function RevokeFeed({ id, name, onRevoked }: { id: string; name: string; onRevoked: () => void }) {
  const [revoke, { loading, error }] = useMutation(REVOKE);
  const run = async () => {
    const result = await revoke({ variables: { id } }).catch(() => null);
    if (result?.data) onRevoked();
    return Boolean(result?.data);
  };
  return (
    <AskOnceMore
      label={say.revoke}
      name={say.revokeLabel(name)}
      question={say.sure(name)}
      yes={say.yes}
      no={say.no}
      run={run}
      loading={loading}
      error={error}
    />
  );
}
