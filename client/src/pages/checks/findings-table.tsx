import { Checkbox, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FindingState } from '../../data/graphql';
import { useDrill } from '../../drill/use-drill';
import { drillWords } from '../../drill/words';
import { formatDate, formatInstant, formatList } from '../../lib/format';
import links from '../../ui/links.module.css';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../ui/stacked-table';
import classes from './checks.module.css';
import type { Finding } from './checks-query';
import { checksWords } from './words';

const say = checksWords;

/** @param selected null: nothing can be selected */
export function FindingsTable({
  findings,
  state,
  timeZone,
  selected,
  onSelect,
}: {
  findings: readonly Finding[];
  state: FindingState;
  timeZone: string;
  selected: ReadonlySet<string> | null;
  onSelect: (selected: ReadonlySet<string>) => void;
}) {
  const { who, what, leave, since, gone, accepted } = say.findingColumns;
  const last = { OPEN: [], ACCEPTED: [{ label: accepted }], GONE: [{ label: gone }] }[state];
  const columns = [
    ...(selected ? [{ label: say.select, isSilent: true }] : []),
    ...[who, what, leave, since].map((label) => ({ label })),
    ...last,
  ];
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const instant = (at: string | null) => (at === null ? say.notRecorded : formatInstant(at, timeZone));
  return (
    <>
      {selected && (
        <Checkbox
          size="xs"
          className={classes.all}
          label={say.selectAll}
          checked={findings.every(({ id }) => selected.has(id))}
          indeterminate={findings.some(({ id }) => selected.has(id)) && !findings.every(({ id }) => selected.has(id))}
          onChange={({ currentTarget }) => onSelect(new Set(currentTarget.checked ? findings.map(({ id }) => id) : []))}
        />
      )}
      <StackedTable label={what} columns={columns} spacing={6}>
        {findings.map((finding) => (
          <StackedRow key={finding.id}>
            {selected && (
              <StackedCell data-print="hidden">
                <Checkbox
                  size="xs"
                  aria-label={say.selectOne(finding.what)}
                  checked={selected.has(finding.id)}
                  onChange={() => toggle(finding.id)}
                />
              </StackedCell>
            )}
            <StackedHead>
              <About finding={finding} />
            </StackedHead>
            <StackedCell label={what}>{finding.what}</StackedCell>
            <StackedCell label={leave}>
              <FoundLeave finding={finding} />
              {finding.leaveType && <div className={classes.quiet}>{finding.leaveType.name}</div>}
            </StackedCell>
            <StackedCell label={since}>{instant(finding.firstSeenAt)}</StackedCell>
            {state === 'ACCEPTED' && (
              <StackedCell label={accepted}>
                {finding.note}
                <div className={classes.quiet}>{say.acceptedBy(finding.acceptedBy ?? '', instant(finding.acceptedAt))}</div>
              </StackedCell>
            )}
            {state === 'GONE' && <StackedCell label={gone}>{instant(finding.goneAt)}</StackedCell>}
          </StackedRow>
        ))}
      </StackedTable>
    </>
  );
}

/** A person with others, or fiscal years. */
function About({ finding: { employee, otherEmployees, fiscalYear, otherFiscalYear } }: { finding: Finding }) {
  if (!employee)
    return <>{fiscalYear && otherFiscalYear ? say.years(fiscalYear.label, otherFiscalYear.label) : (fiscalYear?.label ?? say.everybody)}</>;
  return (
    <>
      <Link to="/employees/$id" params={{ id: employee.id }} className={links.head}>
        {employee.name}
      </Link>
      {otherEmployees.length > 0 && (
        <div className={classes.quiet}>{say.with(formatList(otherEmployees.map(({ id, name }) => `${name} (${id})`)))}</div>
      )}
    </>
  );
}

/** The dates of the leave, and the way to its versions. */
function FoundLeave({ finding: { employee, leave } }: { finding: Finding }) {
  const drill = useDrill();
  if (!leave) return null;
  const dates = say.dates(formatDate(leave.startDate), formatDate(leave.endDate));
  if (drill === null || !employee) return dates;
  const title = drillWords.history.of(employee.name, dates);
  return (
    <UnstyledButton className={links.action} fz="sm" aria-label={title} onClick={() => drill({ title, leaveId: leave.id })}>
      {dates}
    </UnstyledButton>
  );
}
