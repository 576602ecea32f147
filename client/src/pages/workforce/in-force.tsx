import { useMutation } from '@apollo/client/react';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { readApiError } from '../../data/api-error';
import { useDataState } from '../../data/use-live-data';
import { formatCount, formatInstant } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { Notice } from '../../ui/notice';
import { uiWords } from '../../ui/words';
import { describeOrigin } from './describe-origin';
import { UNDO, UPLOAD, type WORKFORCE } from './query';
import { workforceWords as say } from './words';

type Revision = ResultOf<typeof WORKFORCE>['workforce']['inForce'][number];

const KINDS = ['WORKFORCE', 'CALENDARS'] as const;
/** A request has at most 1 MB. */
const MAX_BYTES = 900_000;

/** The version of each file that is in force, with buttons to undo it and to upload another one. */
export function InForce({
  inForce,
  unknownIds,
  onChanged,
}: {
  inForce: readonly Revision[];
  unknownIds: readonly string[];
  onChanged: () => void;
}) {
  const { sourceTimeZone: zone } = useDataState();
  const [upload, uploaded] = useMutation(UPLOAD);
  const [undo, undone] = useMutation(UNDO);
  const [isTooLarge, setTooLarge] = useState(false);
  const result = uploaded.data?.uploadWorkforce;
  const error = uploaded.error ?? undone.error;

  const send = async (kind: (typeof KINDS)[number], file: File | null) => {
    setTooLarge(file !== null && file.size > MAX_BYTES);
    if (!file || file.size > MAX_BYTES) return;
    await upload({ variables: { kind, fileName: file.name, content: await file.text() } }).catch(() => null);
    onChanged();
  };

  return (
    <Card title={say.inForce.title} hint={say.inForce.hint}>
      <Stack>
        {KINDS.map((kind) => {
          const revision = inForce.find((known) => known.kind === kind);
          return (
            <Group key={kind} justify="space-between" gap="sm">
              <div>
                <Text fw={600}>{say.files[kind]}</Text>
                <Text size="sm" c="var(--ink-2)">
                  {revision
                    ? [
                        revision.fileName,
                        describeOrigin(revision),
                        say.inForce.entries(kind, formatCount(revision.entryCount), revision.entryCount),
                        formatInstant(revision.decidedAt ?? revision.receivedAt, zone),
                        revision.decidedBy ?? revision.receivedBy,
                      ].join(' · ')
                    : say.inForce.none(kind)}
                </Text>
              </div>
              <Group gap="xs" data-print="hidden">
                {revision && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={undone.loading}
                    aria-label={say.inForce.undoLabel(kind)}
                    onClick={() => void undo({ variables: { kind } }).then(onChanged, () => null)}
                  >
                    {say.inForce.undo}
                  </Button>
                )}
                <FileButton accept={kind === 'WORKFORCE' ? '.csv,.json' : '.json,.ics'} onChange={(file) => void send(kind, file)}>
                  {(props) => (
                    <Button size="xs" loading={uploaded.loading} {...props}>
                      {say.upload.choose(kind)}
                    </Button>
                  )}
                </FileButton>
              </Group>
            </Group>
          );
        })}
      </Stack>
      {unknownIds.length > 0 && (
        <Text size="sm" c="var(--ink-2)" mt="sm" style={{ overflowWrap: 'anywhere' }}>
          {say.unknown(unknownIds.join(', '))}
        </Text>
      )}
      {isTooLarge && <Notice tone="warn">{say.upload.tooLarge}</Notice>}
      {error && <ErrorNotice error={readApiError(error)} retry={onChanged} keepsData />}
      {result && result.problems.length > 0 && (
        <Notice tone="bad" title={say.upload.refused} role="alert">
          <ul>
            {result.problems.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {line !== null && `${uiWords.fileProblems.line(String(line))}: `}
                {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {result?.revision?.status === 'UNCHANGED' && <Notice tone="quiet">{say.upload.unchanged}</Notice>}
    </Card>
  );
}
