/** A suppressed figure of a small group. */
export const HIDDEN = Symbol('hidden');

/** Text, an exact figure, null for an empty cell, or HIDDEN. */
export type Cell = string | number | null | typeof HIDDEN;

export interface TableColumn {
  label: string;
  /** For a column of figures: their format on screen. A file has exact values. */
  format?: (value: number) => string;
}
export interface TableRow {
  id: string;
  cells: readonly Cell[];
  /** Does the same as a click on the bar. */
  onPick?: () => void;
  /** The same of a single cell, by its place after the name; null where it leads nowhere. */
  onPickCell?: (at: number) => (() => void) | null;
}

/** The table view of a chart. The first column names the row. */
export interface TableModel {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Computed separately if it is not the sum of the rows. */
  total?: readonly Cell[];
}
