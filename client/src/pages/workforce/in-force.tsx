import { useMutation } from '@apollo/client/react';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useRef, useState } from 'react';
import { useDataState } from '../../data/use-live-data';
import { formatCount, formatInstant } from '../../lib/format';
import { ActionError } from '../../ui/action-error';
import { Card } from '../../ui/card';
import { ConfirmButton } from '../../ui/confirm-button';
import { Notice } from '../../ui/notice';
import { uiWords } from '../../ui/words';
import { describeOrigin } from './describe-origin';
import { UNDO, UPLOAD, type WORKFORCE } from './query';
import { readText } from './read-text';
import { workforceWords as say } from './words';

type Revision = ResultOf<typeof WORKFORCE>['workforce']['inForce'][number];

const KINDS = ['WORKFORCE', 'CALENDARS'] as const;
type Kind = (typeof KINDS)[number];
/** Of a request, which the server takes with 1 MB; the rest is for the words around the file. */
const MAX_BYTES = 1_040_000;

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
  const [upload, { data, error, loading, reset }] = useMutation(UPLOAD);
  const [problem, setProblem] = useState<string | null>(null);
  const inputs = useRef<Record<Kind, (() => void) | null>>({ WORKFORCE: null, CALENDARS: null });
  const result = data?.uploadWorkforce;

  const send = async (kind: Kind, file: File | null) => {
    if (!file) return;
    reset();
    const isHuge = file.size > MAX_BYTES;
    const content = isHuge ? null : await readText(file);
    // Else the browser does not say when the same file is chosen again, after it was put right.
    inputs.current[kind]?.();
    // Line ends and quotation marks take two bytes in a request.
    const isTooLarge = isHuge || (content !== null && new Blob([JSON.stringify(content)]).size > MAX_BYTES);
    setProblem(isTooLarge ? say.upload.tooLarge(kind) : content === null ? say.upload.notText : null);
    if (content === null || isTooLarge) return;
    await upload({ variables: { kind, fileName: file.name, content } }).catch(() => null);
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
                  <ConfirmButton
                    mutation={UNDO}
                    variables={{ kind }}
                    words={say.inForce.undo}
                    thing={revision.fileName}
                    onDone={() => {
                      reset();
                      onChanged();
                    }}
                  />
                )}
                <FileButton
                  accept={kind === 'WORKFORCE' ? '.csv,.json' : '.json,.ics'}
                  onChange={(file) => void send(kind, file)}
                  resetRef={(clear) => {
                    inputs.current[kind] = clear;
                  }}
                >
                  {(props) => (
                    <Button size="xs" loading={loading} {...props}>
                      {say.upload.choose(kind)}
                    </Button>
                  )}
                </FileButton>
              </Group>
            </Group>
          );
        })}
        {unknownIds.length > 0 && (
          <Text size="sm" c="var(--ink-2)" style={{ overflowWrap: 'anywhere' }}>
            {say.unknown(unknownIds.join(', '))}
          </Text>
        )}
        {problem !== null && (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        )}
        {error && <ActionError error={error} />}
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
      </Stack>
    </Card>
  );
}
