import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DataCheckName, FindingState } from '../../data/graphql';
import { formatCount } from '../../lib/format';
import { ActionError } from '../../ui/action-error';
import classes from './checks.module.css';
import { ACCEPT, REOPEN } from './checks-query';
import { checksWords } from './words';

const MAX_CHARACTERS = 500;
const say = checksWords;

/** Accepts the selected findings with a note, or opens accepted ones again. */
export function DecideFindings({
  check,
  state,
  ids,
  onDecided,
}: {
  check: DataCheckName;
  state: FindingState;
  ids: readonly string[];
  onDecided: () => void;
}) {
  const [note, setNote] = useState('');
  const [accept, accepting] = useMutation(ACCEPT);
  const [reopen, reopening] = useMutation(REOPEN);
  const isOpen = state === 'OPEN';
  const error = accepting.error ?? reopening.error;
  const run = async () => {
    const findings = { check, ids: [...ids] };
    const done = await (isOpen ? accept({ variables: { ...findings, note } }) : reopen({ variables: findings })).catch(() => null);
    if (!done?.data) return;
    setNote('');
    onDecided();
  };
  const count = formatCount(ids.length);
  return (
    <form
      className={classes.decide}
      data-print="hidden"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <span role="status" className={classes.quiet}>
        {ids.length === 0 ? say.noneSelected[isOpen ? 'OPEN' : 'ACCEPTED'] : say.selected(count)}
      </span>
      {isOpen && (
        <TextInput
          size="xs"
          className={classes.note}
          aria-label={say.note}
          placeholder={say.note}
          value={note}
          maxLength={MAX_CHARACTERS}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      )}
      <Button
        size="xs"
        type="submit"
        disabled={ids.length === 0 || (isOpen && note.trim() === '')}
        loading={accepting.loading || reopening.loading}
      >
        {isOpen ? say.accept(count, ids.length) : say.reopen(count, ids.length)}
      </Button>
      {error && <ActionError error={error} retry={() => void run()} />}
    </form>
  );
}
