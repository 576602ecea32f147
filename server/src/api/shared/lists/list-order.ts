import type { CursorKeys } from './cursor';
import type { SortColumn } from './pick-page';
import type { PlaceKey } from './place';

/** A sort key of rows of the mart: a column of numbers to sort by, and the texts that represent a value in a cursor. */
export interface ListKey<Table> {
  /** The texts of its place: one, or several where one number stands for several values. */
  texts: readonly PlaceKey[];
  /** One element for each row; NaN: missing. */
  column(table: Table): SortColumn['column'];
  textsAt(table: Table, row: number): CursorKeys;
  /** The number of a place, also where its row is gone; NaN: missing. */
  valueOf(table: Table, texts: CursorKeys): number;
}

/** What a list is ordered by. The last key is unique and never missing. */
export type ListOrder<Table> = readonly { key: ListKey<Table>; descending: boolean }[];

export function ascending<Table>(key: ListKey<Table>) {
  return { key, descending: false };
}

export function descending<Table>(key: ListKey<Table>) {
  return { key, descending: true };
}

/** The texts in a cursor of the order. */
export function placeKeysOf<Table>(order: ListOrder<Table>): PlaceKey[] {
  return order.flatMap(({ key }) => key.texts);
}

export function columnsOf<Table>(order: ListOrder<Table>, table: Table): SortColumn[] {
  return order.map(({ key, descending: isDescending }) => ({ column: key.column(table), descending: isDescending }));
}

/** The lossless texts of a row's place, for its cursor. */
export function placeAt<Table>(order: ListOrder<Table>, table: Table, row: number): CursorKeys {
  return order.flatMap(({ key }) => key.textsAt(table, row));
}

/** The values that a place names, one for each key; null where the list begins. */
export function valuesOfPlace<Table>(order: ListOrder<Table>, table: Table, place: CursorKeys | null): number[] | null {
  if (place === null) return null;
  let at = 0;
  return order.map(({ key }) => {
    const texts = place.slice(at, at + key.texts.length);
    at += key.texts.length;
    return key.valueOf(table, texts);
  });
}
