import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { ActionError } from './action-error';
import { PopupTarget, useLazyPopup } from './lazy-popup';

/** The words of a `ConfirmButton`. `name` is its accessible name: it includes the name of the thing. */
export interface ConfirmWords {
  label: string;
  name: (thing: string) => string;
  question: (thing: string) => string;
  yes: string;
  no: string;
}

/** A button for what cannot be undone: it asks for a confirmation, then runs a mutation. @param thing the name of what it is about */
export function ConfirmButton<TData, TVariables extends OperationVariables>({
  mutation,
  variables,
  onDone,
  words: { label, name, question, yes, no },
  thing,
}: {
  mutation: TypedDocumentNode<TData, TVariables>;
  variables: TVariables;
  onDone: (data: TData) => void;
  words: ConfirmWords;
  thing: string;
}) {
  const { buttonProps, popup } = useLazyPopup('dialog');
  const [mutate, { loading, error }] = useMutation<TData, OperationVariables>(mutation, { variables });
  const confirm = async () => {
    const result = await mutate().catch(() => null);
    if (!result?.data) return;
    onDone(result.data);
    popup?.setOpened(false);
  };
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" aria-label={name(thing)} {...buttonProps}>
        {label}
      </Button>
      {popup && (
        <Popover id={popup.id} opened={popup.opened} onChange={popup.setOpened} position="bottom-end" shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <PopupTarget button={popup.button} />
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap="xs" maw={280}>
              <Text size="sm">{question(thing)}</Text>
              <Button size="xs" color="red" loading={loading} onClick={() => void confirm()}>
                {yes}
              </Button>
              <Button size="xs" variant="default" onClick={() => popup.setOpened(false)}>
                {no}
              </Button>
              {error && <ActionError error={error} retry={() => void confirm()} />}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}
