import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { DataCheckName, FindingState } from '../../data/graphql';
import { useFigures } from '../../data/use-figures';
import { useDataState } from '../../data/use-live-data';
import { may, useViewer } from '../../data/viewer';
import { formatInstant } from '../../lib/format';
import { useCursors } from '../../lib/use-cursors';
import { Card } from '../../ui/card';
import { CursorPager } from '../../ui/cursor-pager';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { DownloadIcon } from '../../ui/icons';
import classes from './checks.module.css';
import { type Check, FINDINGS } from './checks-query';
import { DecideFindings } from './decide-findings';
import { FindingsTable } from './findings-table';
import { FINDING_STATES } from './params';
import { checksWords } from './words';

const PAGE = 25;
const say = checksWords;

/** What the chosen check found, a page at a time. HR and administrators accept it here. Its key is the check with the state. */
export function Findings({
  check,
  state,
  onState,
  onDecided,
}: {
  check: Check;
  state: FindingState;
  onState: (state: FindingState) => void;
  onDecided: () => void;
}) {
  const { role } = useViewer();
  const { sourceTimeZone } = useDataState();
  const cursors = useCursors();
  const { after } = cursors;
  // A selection belongs to its page.
  const [selection, setSelection] = useState<{ after: string | null; ids: ReadonlySet<string> }>({ after, ids: new Set() });
  const selected: ReadonlySet<string> = selection.after === after ? selection.ids : new Set();
  const name = check.name as DataCheckName;
  const { data, current, error, retry } = useFigures(FINDINGS, { names: [name], state, first: PAGE, after });
  const page = data?.dataChecks.checks.find((one) => one.name === name)?.findings;
  const mayDecide = may.acceptChecks(role) && state !== 'GONE';
  return (
    <Card
      title={check.title}
      hint={
        check.firstSeenAt === null
          ? check.description
          : `${check.description} ${say.since(formatInstant(check.firstSeenAt, sourceTimeZone))}`
      }
      actions={
        <div className={classes.actions}>
          <SegmentedControl
            size="xs"
            aria-label={say.state}
            value={state}
            onChange={(value) => onState(value as FindingState)}
            data={FINDING_STATES.map((value) => ({ value, label: say.states[value] }))}
          />
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={`/export/checks.${format}?check=${name}`}
              download
              size="xs"
              variant="default"
              aria-label={say.download(check.title, say[format])}
              leftSection={<DownloadIcon size={14} />}
            >
              {say[format]}
            </Button>
          ))}
        </div>
      }
    >
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!page && !error && <Skeleton height={220} />}
      {page && page.totalCount === 0 && <EmptyLine>{say.empty[state]}</EmptyLine>}
      {mayDecide && page && page.nodes.length > 0 && (
        <DecideFindings
          check={name}
          state={state}
          ids={page.nodes.map(({ id }) => id).filter((id) => selected.has(id))}
          onDecided={() => {
            setSelection({ after: null, ids: new Set() });
            cursors.first();
            retry();
            onDecided();
          }}
        />
      )}
      {page && page.nodes.length > 0 && (
        <div aria-busy={!current} data-pending={!current || undefined} className={classes.findings}>
          <FindingsTable
            findings={page.nodes}
            state={state}
            timeZone={sourceTimeZone}
            selected={mayDecide ? selected : null}
            onSelect={(ids) => setSelection({ after, ids })}
          />
        </div>
      )}
      {page && <CursorPager cursors={cursors} size={PAGE} page={page} current={current} />}
    </Card>
  );
}
