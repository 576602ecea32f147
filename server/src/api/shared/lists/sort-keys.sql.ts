import { parseLocalDate } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import { Prisma } from '../../../generated/prisma/client';
import { type CursorKeys, decodeCursor } from './cursor';

/** One of the values that a list is ordered by. The last one of an order is unique and never missing. */
export interface SortKey {
  value: Prisma.Sql;
  type: 'text' | 'bigint' | 'numeric' | 'date' | 'instant';
  descending: boolean;
  /** Missing values come last in both directions. */
  nullable?: boolean;
}

/** The list of an `order by`. */
export function orderBy(keys: readonly SortKey[]): Prisma.Sql {
  return Prisma.join(
    keys.map((key) => {
      const direction = key.descending ? Prisma.sql`desc` : Prisma.empty;
      return key.nullable ? Prisma.sql`${key.value} is null, ${collated(key)} ${direction}` : Prisma.sql`${collated(key)} ${direction}`;
    }),
  );
}

/** The place of a row, as text that loses nothing: what becomes its cursor. */
export function placeOf(keys: readonly SortKey[]): Prisma.Sql {
  return Prisma.sql`array[${Prisma.join(keys.map(({ value }) => Prisma.sql`(${value})::text`))}]::text[]`;
}

/** The rows after a place; null where the list begins. */
export function afterPlace(keys: readonly SortKey[], place: CursorKeys | null): Prisma.Sql | null {
  const [first] = keys;
  if (place === null || !first) return null;
  const after = compare(keys, place);
  // Says nothing more, but in a form that an index on the first key can follow.
  return first.nullable
    ? after
    : Prisma.sql`(${collated(first)} ${first.descending ? LESS_OR_SAME : MORE_OR_SAME} ${cast(first, place[0])} and ${after})`;
}

/**
 * Reads `after` of a list in this order; null without one.
 * @throws {AppError} BAD_USER_INPUT for a cursor of another list or order, and for one whose values are none of these types.
 */
export function readPlace(after: string | null | undefined, order: string, keys: readonly SortKey[]): CursorKeys | null {
  const place = decodeCursor(after, order, keys.length);
  const isSound = place?.every((value, at) => {
    const key = keys[at];
    return key !== undefined && (value === null ? key.nullable === true : IS_SOUND[key.type](value));
  });
  if (isSound === false) throw new AppError('BAD_USER_INPUT', { userMessage: 'after is not a cursor of this list.' });
  return place;
}

const LESS = Prisma.sql`<`;
const MORE = Prisma.sql`>`;
const LESS_OR_SAME = Prisma.sql`<=`;
const MORE_OR_SAME = Prisma.sql`>=`;

const INSTANT = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;
const IS_SOUND: Readonly<Record<SortKey['type'], (value: string) => boolean>> = {
  text: () => true,
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  numeric: (value) => /^-?\d{1,300}(\.\d{1,20})?$/.test(value),
  date: (value) => parseLocalDate(value) !== null,
  instant: (value) => INSTANT.test(value) && parseLocalDate(value.slice(0, 10)) !== null,
};

function compare([key, ...keys]: readonly SortKey[], [value = null, ...values]: CursorKeys): Prisma.Sql {
  if (!key) return Prisma.sql`false`;
  const isTied = value === null ? Prisma.sql`${key.value} is null` : Prisma.sql`${collated(key)} = ${cast(key, value)}`;
  const isLater = keys.length === 0 ? null : Prisma.sql`(${isTied} and ${compare(keys, values)})`;
  if (value === null) return isLater ?? Prisma.sql`false`;
  const isBeyond = Prisma.sql`${collated(key)} ${key.descending ? LESS : MORE} ${cast(key, value)}`;
  const parts = [isBeyond, key.nullable ? Prisma.sql`${key.value} is null` : null, isLater].filter((part) => part !== null);
  return Prisma.sql`(${Prisma.join(parts, ' or ')})`;
}

// Byte order: the same on every database, whatever its collation.
function collated({ value, type }: SortKey): Prisma.Sql {
  return type === 'text' ? Prisma.sql`${value} collate "C"` : value;
}

function cast({ type }: SortKey, value: string | null | undefined): Prisma.Sql {
  const text = value ?? null;
  if (type === 'bigint') return Prisma.sql`${text}::text::bigint`;
  if (type === 'numeric') return Prisma.sql`${text}::text::numeric`;
  if (type === 'date') return Prisma.sql`${text}::date`;
  return type === 'instant' ? Prisma.sql`${text}::text::timestamptz` : Prisma.sql`${text}::text`;
}
