import type { Prisma } from '../../../generated/prisma/client';
import type { ApiContext } from '../context';
import { noteRead } from './read-audit';

interface Figures {
  action: 'READ_EMPLOYEES' | 'READ_BALANCES';
  /** The field with its other arguments. */
  asked: Prisma.InputJsonObject & { field: string };
  filter: { readonly employeeIds?: readonly string[] | null } | null | undefined;
  /** Employees whose figures stand in rows of their own; null where rows are of groups. */
  shownIds: readonly string[] | null;
}

/**
 * Notes figures of named people: those in rows by employee, and those whom the filter names. They say as much about a person as a row of a
 * list. Figures of groups leave no audit row.
 */
export function noteNamedPeople(context: ApiContext, { action, asked, filter, shownIds }: Figures): void {
  const ids = shownIds ?? filter?.employeeIds ?? [];
  if (shownIds === null && ids.length === 0) return;
  noteRead(context, { action, ids, asked: { ...asked, filter: { ...filter } } });
}
