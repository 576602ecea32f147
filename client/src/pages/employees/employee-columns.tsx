import { type ColumnDef, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import { leaveWords } from '../../leave-charts/words';
import { formatDate, formatDays } from '../../lib/format';
import { EmployeeLink } from './employee-link';
import classes from './employees.module.css';
import type { EmployeeRow } from './employees-query';
import { employeesWords } from './words';

const say = employeesWords;

export const FEATURES = tableFeatures({ rowSortingFeature });

/**
 * The columns of the list. Those that the API sorts by are named as in `employee-sort.ts`; the table takes one without a value for
 * unsortable.
 */
export const COLUMNS: ColumnDef<typeof FEATURES, EmployeeRow>[] = [
  {
    id: 'name',
    header: say.columns.name,
    accessorFn: ({ name }) => name,
    cell: ({ row }) => <EmployeeLink employee={row.original} index={row.index} />,
  },
  { id: 'number', header: say.columns.number, accessorFn: ({ id }) => id, cell: ({ row }) => row.original.id },
  {
    id: 'department',
    header: say.columns.department,
    accessorFn: ({ department }) => department?.name,
    cell: ({ row }) => <Clipped text={row.original.department?.name} />,
  },
  {
    id: 'designation',
    header: say.columns.designation,
    enableSorting: false,
    cell: ({ row }) => <Clipped text={row.original.designation?.name} />,
  },
  {
    id: 'manager',
    header: say.columns.manager,
    enableSorting: false,
    cell: ({ row }) => <Clipped text={row.original.teamManager?.name ?? undefined} />,
  },
  {
    id: 'taken',
    header: say.columns.taken,
    accessorFn: ({ leaveDaysTaken }) => leaveDaysTaken,
    sortDescFirst: true,
    cell: ({ row }) => formatDays(row.original.leaveDaysTaken),
  },
  {
    id: 'balance',
    header: say.columns.balance,
    accessorFn: ({ balance }) => balance,
    sortDescFirst: true,
    cell: ({ row }) => <Balance employee={row.original} />,
  },
  {
    id: 'lastLeave',
    header: say.columns.lastLeave,
    accessorFn: ({ lastLeave }) => lastLeave?.startDate,
    sortDescFirst: true,
    cell: ({ row }) => <LastLeave employee={row.original} />,
  },
];

/** Columns of figures stand at the right. */
export const FIGURE_COLUMNS: readonly string[] = ['taken', 'balance'];

function Clipped({ text }: { text: string | undefined }) {
  if (text === undefined) return <span className={classes.quiet}>{say.none}</span>;
  return (
    <span className={classes.clipped} title={text}>
      {text}
    </span>
  );
}

export function Balance({ employee }: { employee: EmployeeRow }) {
  const { balance } = employee;
  if (balance === null) return <span className={classes.quiet}>{say.none}</span>;
  return (
    <>
      {balance < 0 && (
        <span className={classes.overdrawn} data-hint={leaveWords.debtNotCarried}>
          {say.overdrawn}
        </span>
      )}{' '}
      {formatDays(balance)}
    </>
  );
}

export function LastLeave({ employee: { lastLeave } }: { employee: EmployeeRow }) {
  if (lastLeave === null) return <span className={classes.quiet}>{say.noLeave}</span>;
  return (
    <span className={classes.clipped} title={`${formatDate(lastLeave.startDate)} · ${lastLeave.leaveType.name}`}>
      {formatDate(lastLeave.startDate)} <span className={classes.quiet}>{lastLeave.leaveType.name}</span>
    </span>
  );
}
