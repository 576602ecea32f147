import { useState } from 'react';

/** The place in a list that the API serves page by page, by cursor. */
export interface Cursors {
  /** The cursor of the page; null: the first one. */
  after: string | null;
  /** How many pages come before it. */
  index: number;
  first(): void;
  previous(): void;
  next(cursor: string): void;
}

/**
 * Remembers the cursors of the pages before the current one: the API only leads forwards.
 * @param list what the cursors belong to, such as a filter and an order; another list begins at its first page
 */
export function useCursors(list = ''): Cursors {
  const [state, setState] = useState<{ list: string; cursors: readonly string[] }>({ list, cursors: [] });
  const cursors = state.list === list ? state.cursors : [];
  return {
    after: cursors.at(-1) ?? null,
    index: cursors.length,
    first: () => setState({ list, cursors: [] }),
    previous: () => setState({ list, cursors: cursors.slice(0, -1) }),
    next: (cursor) => setState({ list, cursors: [...cursors, cursor] }),
  };
}
