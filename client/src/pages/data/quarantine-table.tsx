import { ActionIcon, Code, Table, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import { ChevronIcon } from '../../components/icons';
import { formatInstant } from '../../lib/format';
import { dataWords } from '../../words/data';
import { runWords } from '../../words/runs';
import classes from './data.module.css';

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
  return (
    <Table.ScrollContainer minWidth={680} type="native">
      <Table fz="sm" verticalSpacing={8} horizontalSpacing="sm" borderColor="var(--line)" aria-labelledby="quarantine-title">
        <Table.Thead>
          <Table.Tr>
            <Table.Td w={40} />
            {Object.values(say.quarantineColumns).map((name) => (
              <Table.Th key={name} scope="col">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => {
            const name = record.recordId ?? say.noId;
            const shown = open.has(record.id);
            return (
              <Fragment key={record.id}>
                <Table.Tr>
                  <Table.Td>
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
                  </Table.Td>
                  <Table.Td className="figure">{name}</Table.Td>
                  <Table.Td title={record.reasonCode}>{runWords.reasonCodes[record.reasonCode] ?? record.reasonCode}</Table.Td>
                  <Table.Td>{record.field !== null && <Code className={classes.code}>{record.field}</Code>}</Table.Td>
                  <Table.Td className={classes.message}>{record.message}</Table.Td>
                  <Table.Td className={classes.nowrap}>{formatInstant(record.firstSeenAt, timeZone)}</Table.Td>
                </Table.Tr>
                {shown && (
                  <Table.Tr>
                    <Table.Td colSpan={6}>
                      <Code block className={classes.raw}>
                        {readable(record.rawForm)}
                      </Code>
                      {record.rawTruncated && (
                        <Text size="xs" c="var(--ink-3)" mt={4}>
                          {say.rawTruncated}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
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
