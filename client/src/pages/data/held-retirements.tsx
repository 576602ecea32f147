import { useMutation } from '@apollo/client/react';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { useLiveData } from '../../data/use-live-data';
import { may, useViewer } from '../../data/viewer';
import { formatCount } from '../../lib/format';
import { ActionError } from '../../ui/action-error';
import { Notice } from '../../ui/notice';
import { dataWords } from './words';

const CONFIRM_RETIREMENTS = graphql(`mutation ConfirmRetirements($held: Int!) { confirmRetirements(expectedCount: $held) }`);
const say = dataWords;

/** Removals that are held back until a named person confirms them; people who vanished are decided about on their own. */
export function HeldRetirements() {
  const { role } = useViewer();
  const { status, refresh } = useLiveData();
  const [confirm, { loading, error, data }] = useMutation(CONFIRM_RETIREMENTS);
  const [sure, setSure] = useState(false);
  const held = (status?.heldRetirementCount ?? 0) - (status?.vanishedRecordCount ?? 0);
  const run = async () => {
    await confirm({ variables: { held } }).catch(() => null);
    setSure(false);
    await refresh();
  };

  if (held === 0) {
    return data ? (
      <Notice tone="good" role="status">
        {say.heldDone(formatCount(data.confirmRetirements), data.confirmRetirements)}
      </Notice>
    ) : null;
  }
  return (
    <Notice tone="warn" title={say.heldTitle(formatCount(held), held)} role="note">
      <Text size="sm">
        {say.heldText} {!may.confirmRetirements(role) && say.heldAsk}
      </Text>
      {may.confirmRetirements(role) && (
        <Group gap="xs" mt="sm">
          {sure ? (
            <>
              <Text size="sm" fw={600}>
                {say.heldSure(formatCount(held), held)}
              </Text>
              <Button size="xs" color="red" loading={loading} onClick={() => void run()}>
                {say.heldYes}
              </Button>
              <Button size="xs" variant="default" onClick={() => setSure(false)}>
                {say.heldNo}
              </Button>
            </>
          ) : (
            <Button size="xs" variant="default" onClick={() => setSure(true)}>
              {say.heldConfirm}
            </Button>
          )}
        </Group>
      )}
      {error && <ActionError error={error} retry={() => void run()} />}
    </Notice>
  );
}
