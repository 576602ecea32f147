import { randomUUID } from 'node:crypto';
import type { ApiContext } from '../context';

/** Nobody who asks knows it, so no text of the data is like it. */
const PLACE = randomUUID();
const PLACES = new RegExp(`"${PLACE}:(\\d+)"`);
let lastNumber = 0;
/** Whether an answer is being written; anybody else who writes a list as JSON gets its rows. */
let isAnswering = false;

/**
 * A list that a worker thread wrote as JSON: the main thread puts its bytes into the answer as they are, so that an answer with thousands
 * of rows costs it no work for each row.
 */
export class WrittenList {
  readonly number = ++lastNumber;

  /** @param json in UTF-8. */
  constructor(readonly json: Uint8Array) {}

  toJSON(): unknown {
    return isAnswering ? `${PLACE}:${this.number}` : JSON.parse(Buffer.from(this.json).toString());
  }
}

/** An answer as JSON, with places where its written lists belong: see `fillAnswer`. */
export function stringifyAnswer(answer: object): string {
  isAnswering = true;
  try {
    return JSON.stringify(answer);
  } finally {
    isAnswering = false;
  }
}

interface Placed {
  /** The keys of the root field and of its list in the answer. */
  path: readonly [string, string];
  list: WrittenList;
}

/** By what a request reads through: Apollo Server hands resolvers a copy of the context. */
const noted = new WeakMap<ApiContext['mart'], Placed[]>();

type Asking = Pick<ApiContext, 'mart'>;

/** Notes the list of a root field, JSON in UTF-8. The executor leaves the list empty, and it is put in afterwards. */
export function noteWrittenList({ mart }: Asking, path: Placed['path'], json: Uint8Array): void {
  const lists = noted.get(mart) ?? [];
  noted.set(mart, lists);
  lists.push({ path, list: new WrittenList(json) });
}

type Data = Record<string, unknown>;

/** Puts the lists that were noted during an execution into its data. */
export function placeWrittenLists({ mart }: Asking, data: Data | null | undefined): void {
  for (const { path, list } of noted.get(mart) ?? []) {
    // Null where another field of the root field failed.
    const root = data?.[path[0]] as Data | null | undefined;
    if (root) root[path[1]] = list;
  }
}

/** Puts the lists that were noted during an execution into the text of its answer. */
export function fillAnswer({ mart }: Asking, text: string): string | Buffer {
  const lists = noted.get(mart);
  if (!lists) return text;
  const jsonOf = new Map(lists.map(({ list: { number, json } }) => [String(number), json]));
  // Texts and numbers of lists take turns.
  const parts = text.split(PLACES).map((part, at) => {
    const bytes = at % 2 === 0 ? Buffer.from(part) : jsonOf.get(part);
    // Without its rows the answer would look like one that has none.
    if (!bytes) throw new Error('A written list of the answer is not there');
    return bytes;
  });
  return Buffer.concat(parts);
}
