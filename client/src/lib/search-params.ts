/** The query string as lists of texts: `?department=3&department=5`. Easy to type, and safe for any id. */
export type SearchParams = Record<string, string[]>;

export function parseSearch(search: string): SearchParams {
  const lists: SearchParams = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const list = lists[key] ?? [];
    list.push(value);
    lists[key] = list;
  }
  return lists;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) params.append(key, String(item));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
