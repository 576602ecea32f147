import { randomUUID } from 'node:crypto';
import type { ApiContext } from '../context';

/** Nobody who asks knows it, so no text of the data is like it. */
const PLACE = randomUUID();
/** The lists of the answer that is being written. */
let written: string[] | null = null;

/**
 * A list that a worker thread wrote as JSON: the main thread puts it into the answer as it is, so that an answer with thousands of rows
 * costs it no work for each row.
 */
export class WrittenList {
  constructor(readonly json: string) {}

  toJSON(): unknown {
    if (!written) return JSON.parse(this.json);
    written.push(this.json);
    return PLACE;
  }
}

/** An answer as JSON, with written lists as they are. */
export function stringifyAnswer(answer: object): string {
  written = [];
  try {
    const parts = JSON.stringify(answer).split(`"${PLACE}"`);
    return parts.map((part, at) => (at === 0 ? part : written![at - 1] + part)).join('');
  } finally {
    written = null;
  }
}

interface Placed {
  /** The keys of the root field and of its list in the answer. */
  path: readonly [string, string];
  list: WrittenList;
}

const noted = new WeakMap<ApiContext, Placed[]>();

/** Notes the list of a root field. The executor leaves the list empty, and it is put in afterwards. */
export function noteWrittenList(context: ApiContext, path: Placed['path'], json: string): void {
  const lists = noted.get(context) ?? [];
  noted.set(context, lists);
  lists.push({ path, list: new WrittenList(json) });
}

type Data = Record<string, unknown>;

/** Puts the lists that were noted during an execution into its data. */
export function placeWrittenLists(context: ApiContext, data: Data | null | undefined): void {
  for (const { path, list } of noted.get(context) ?? []) {
    // Null where another field of the root field failed.
    const root = data?.[path[0]] as Data | null | undefined;
    if (root) root[path[1]] = list;
  }
  noted.delete(context);
}
