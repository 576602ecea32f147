import type { Role } from '../../shared/auth/role';

/** What a cell of an export may hold. A date of the calendar is text, `YYYY-MM-DD`; a `Date` is an instant. */
export type CellValue = string | number | boolean | Date | null;

/** One column of an export. */
export interface Column<Row> {
  /** The word of the API for it. */
  header: string;
  value: (row: Row) => CellValue;
  /** Whether its texts are dates of the calendar. */
  isDate?: boolean;
  /** Who gets it; left out: everybody who may export. */
  roles?: readonly Role[];
}

/** What a file holds: a line of headers, then page after page of lines; the next page is requested when the reader has taken this one. */
export interface Table {
  headers: string[];
  /** For each column, whether its texts are dates of the calendar. */
  dates: readonly boolean[];
  pages: AsyncIterable<readonly CellValue[][]>;
}

/** Lays rows out in the columns that a role gets. */
export function layOut<Row>(columns: readonly Column<Row>[], role: Role, pages: AsyncIterable<readonly Row[]>): Table {
  const own = columns.filter(({ roles }) => roles === undefined || roles.includes(role));
  return { headers: own.map(({ header }) => header), dates: own.map(({ isDate }) => isDate === true), pages: toCells(own, pages) };
}

async function* toCells<Row>(columns: readonly Column<Row>[], pages: AsyncIterable<readonly Row[]>) {
  for await (const rows of pages) yield rows.map((row) => columns.map(({ value }) => value(row)));
}
