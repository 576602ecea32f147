const PAGE_ROWS = 1_000;

/** Rows page by page: neither side ever holds all of them. @param readPage the rows from `begin` up to `end`. */
export async function* readRowPages<Row>(count: number, readPage: (begin: number, end: number) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let begin = 0; begin < count; begin += PAGE_ROWS) yield await readPage(begin, Math.min(begin + PAGE_ROWS, count));
}
