import type { ErrorLike } from '@apollo/client';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { readApiError } from '../data/api-error';
import { ErrorNotice } from './error-notice';
import { Pressed, useMadeOnPress } from './made-on-press';

/**
 * A button for what cannot be taken back: it asks once more.
 * @param name of the button for screen readers: with what it is about
 * @param run does it, and answers whether it was done
 */
export function AskOnceMore({
  label,
  name,
  question,
  yes,
  no,
  run,
  loading,
  error,
}: {
  label: string;
  name: string;
  question: string;
  yes: string;
  no: string;
  run: () => Promise<boolean>;
  loading: boolean;
  error: ErrorLike | undefined;
}) {
  const { buttonProps, made } = useMadeOnPress('dialog');
  const confirm = () => void run().then((done) => done && made?.setOpened(false));
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" aria-label={name} {...buttonProps}>
        {label}
      </Button>
      {made && (
        <Popover id={made.id} opened={made.opened} onChange={made.setOpened} position="bottom-end" shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <Pressed button={made.button} />
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap="xs" maw={280}>
              <Text size="sm">{question}</Text>
              <Button size="xs" color="red" loading={loading} onClick={confirm}>
                {yes}
              </Button>
              <Button size="xs" variant="default" onClick={() => made.setOpened(false)}>
                {no}
              </Button>
              {error && <ErrorNotice error={readApiError(error)} retry={confirm} />}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}
