import { useMutation } from '@apollo/client/react';
import { graphql } from '../../data/graphql';
import { AskOnceMore } from '../../ui/ask-once-more';
import { type ApiToken, TOKEN_FIELDS } from './token-fields';
import { administrationWords } from './words';

const REVOKE = graphql(`mutation RevokeApiToken($id: ID!) { revokeApiToken(id: $id) { ...TokenFields } }`, [TOKEN_FIELDS]);
const say = administrationWords.tokens;

/** Asks once more, then revokes. */
export function RevokeToken({ token, onRevoked }: { token: ApiToken; onRevoked: () => void }) {
  const [revoke, { loading, error }] = useMutation(REVOKE);
  const run = async () => {
    const result = await revoke({ variables: { id: token.id } }).catch(() => null);
    if (result?.data) onRevoked();
    return Boolean(result?.data);
  };
  return (
    <AskOnceMore
      label={say.revoke}
      name={say.revokeLabel(token.name)}
      question={say.sure(token.name)}
      yes={say.yes}
      no={say.no}
      run={run}
      loading={loading}
      error={error}
    />
  );
}
