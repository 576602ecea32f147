/** A figure that exists and is not shown: a small group. */
export const HIDDEN = Symbol('hidden');

/** Text, an exact figure, nothing there (null), or hidden. */
export type Cell = string | number | null | typeof HIDDEN;

export interface TableColumn {
  label: string;
  /** Of a column of figures: how they read on screen. A file gets them exact. */
  format?: (value: number) => string;
}
export interface TableRow {
  id: string;
  cells: readonly Cell[];
  /** What a click on the same bar does, for those who use the table. */
  onPick?: () => void;
  /** The same of a single cell, by its place after the name; null where it leads nowhere. */
  onPickCell?: (at: number) => (() => void) | null;
}

/** The twin of a chart: what it says, as rows. The first column names the row. */
export interface TableModel {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Computed on its own, where it does not follow from the rows. */
  total?: readonly Cell[];
}
