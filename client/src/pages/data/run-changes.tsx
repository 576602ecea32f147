import { Table, UnstyledButton } from '@mantine/core';
import { Fragment, useState } from 'react';
import { fieldName } from '../../drill/field-words';
import { useDrill } from '../../drill/use-drill';
import { drillWords } from '../../drill/words';
import { formatDate, formatDays, formatList } from '../../lib/format';
import links from '../../ui/links.module.css';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../ui/stacked-table';
import classes from './data.module.css';
import type { RunChange } from './run-difference-query';
import { dataWords } from './words';

const say = dataWords.difference;

/** The records of a run, each with its fields before and after on demand, and its history. */
export function RunChanges({ changes, label }: { changes: readonly RunChange[]; label: string }) {
  const [opened, setOpened] = useState<string | null>(null);
  const { kind, employee, leave, days, fields, ways } = say.columns;
  const columns = [kind, employee, leave, days, fields, ways].map((name) => ({
    label: name,
    figure: name === days,
    isSilent: name === ways,
  }));
  return (
    <StackedTable label={label} columns={columns} fz={13} spacing={6}>
      {changes.map((change) => {
        const isOpen = opened === change.leaveId;
        const dates =
          change.startDate === change.endDate
            ? formatDate(change.startDate)
            : drillWords.range(formatDate(change.startDate), formatDate(change.endDate));
        return (
          <Fragment key={change.leaveId}>
            <StackedRow data-testid="run-change" data-kind={change.kind}>
              <StackedCell className={classes.nowrap}>{say.kinds[change.kind]}</StackedCell>
              <StackedHead>{change.employeeName}</StackedHead>
              <StackedCell>
                {dates} · {change.leaveType}
              </StackedCell>
              <StackedCell label={days} figure>
                {formatDays(change.leaveDays)}
              </StackedCell>
              <StackedCell label={fields}>{describeFields(change)}</StackedCell>
              <StackedCell data-print="hidden" className={classes.ways}>
                {change.fields.length > 0 && (
                  <UnstyledButton
                    className={links.action}
                    fz={13}
                    aria-expanded={isOpen}
                    aria-label={say.valuesOf(change.employeeName, dates)}
                    onClick={() => setOpened(isOpen ? null : change.leaveId)}
                  >
                    {say.values}
                  </UnstyledButton>
                )}
                <HistoryButton change={change} dates={dates} />
              </StackedCell>
            </StackedRow>
            {isOpen && (
              <StackedRow>
                <StackedCell colSpan={columns.length}>
                  <Values fields={change.fields} />
                </StackedCell>
              </StackedRow>
            )}
          </Fragment>
        );
      })}
    </StackedTable>
  );
}

function describeFields({ kind, fields }: RunChange): string {
  return kind === 'NEW' ? '' : formatList(fields.map(({ field }) => fieldName(field)));
}

function HistoryButton({ change: { leaveId, employeeName, kind }, dates }: { change: RunChange; dates: string }) {
  const drill = useDrill();
  const title = drillWords.history.of(employeeName, dates);
  // A record that a dry run would add has none.
  if (drill === null || kind === 'NEW') return null;
  return (
    <UnstyledButton className={links.action} fz={13} aria-label={title} onClick={() => drill({ title, leaveId })}>
      {drillWords.history.title}
    </UnstyledButton>
  );
}

function Values({ fields }: Pick<RunChange, 'fields'>) {
  const { field: name, before, after } = say.fieldColumns;
  return (
    <Table className="figure" fz={12.5} verticalSpacing={4} horizontalSpacing={8} borderColor="var(--line)" aria-label={say.values}>
      <Table.Thead>
        <Table.Tr>
          {[name, before, after].map((label) => (
            <Table.Th key={label} scope="col">
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((change) => (
          <Table.Tr key={change.field} data-testid="field-change">
            <Table.Th scope="row" fw={500} title={change.field} className={classes.field}>
              {fieldName(change.field)}
            </Table.Th>
            <Table.Td className={classes.value} data-label={before}>
              {change.before ?? (change.hidden ? say.hidden : '–')}
            </Table.Td>
            <Table.Td className={classes.value} data-label={after}>
              {change.after ?? (change.hidden ? say.hidden : '–')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
