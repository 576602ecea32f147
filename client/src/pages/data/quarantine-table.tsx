import { ActionIcon, Code, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import { formatInstant } from '../../lib/format';
import { ChevronIcon } from '../../ui/icons';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import classes from './data.module.css';
import { runWords } from './run-words';
import { dataWords } from './words';

export interface QuarantinedRecord {
  id: string;
  recordId: string | null;
  reasonCode: string;
  field: string | null;
  message: string;
  rawForm: string;
  rawTruncated: boolean;
  firstSeenAt: string;
}

const say = dataWords;

export function QuarantineTable({ records, timeZone }: { records: readonly QuarantinedRecord[]; timeZone: string }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const { record: recordLabel, reason, field, message, since } = say.quarantineColumns;
  const columns = [{ label: say.rawForm, isSilent: true }, ...[recordLabel, reason, field, message, since].map((label) => ({ label }))];
  return (
    <StackedTable label={say.quarantineTitle} columns={columns}>
      {records.map((record) => {
        const name = record.recordId ?? say.noId;
        const shown = open.has(record.id);
        return (
          <Fragment key={record.id}>
            <StackedRow className={classes.quarantined}>
              <StackedCell data-print="hidden" className={classes.opener}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  className={classes.expand}
                  data-open={shown || undefined}
                  aria-expanded={shown}
                  aria-label={shown ? say.hideRaw(name) : say.showRaw(name)}
                  onClick={() => toggle(record.id)}
                >
                  <ChevronIcon size={15} />
                </ActionIcon>
              </StackedCell>
              <StackedCell>{name}</StackedCell>
              <StackedCell title={record.reasonCode}>{runWords.reasonCodes[record.reasonCode] ?? record.reasonCode}</StackedCell>
              <StackedCell>{record.field !== null && <Code className={classes.code}>{record.field}</Code>}</StackedCell>
              <StackedCell className={classes.message}>{record.message}</StackedCell>
              <StackedCell label={since} className={classes.nowrap}>
                {formatInstant(record.firstSeenAt, timeZone)}
              </StackedCell>
            </StackedRow>
            {shown && (
              <StackedRow>
                <StackedCell colSpan={columns.length}>
                  <Code block className={classes.raw}>
                    {readable(record.rawForm)}
                  </Code>
                  {record.rawTruncated && (
                    <Text size="xs" c="var(--ink-3)" mt={4}>
                      {say.rawTruncated}
                    </Text>
                  )}
                </StackedCell>
              </StackedRow>
            )}
          </Fragment>
        );
      })}
    </StackedTable>
  );
}

/** JSON with line breaks; what is none, or cut, stays as it came. */
function readable(rawForm: string): string {
  try {
    return JSON.stringify(JSON.parse(rawForm), null, 2);
  } catch {
    return rawForm;
  }
}
