/** The query string as lists of texts: `?department=3&department=5`. Easy to type, and safe for any id. */
export type SearchParams = Record<string, string[]>;

export function parseSearch(search: string): SearchParams {
  // Not an object: it has a `constructor` before the first name is read.
  const lists = new Map<string, string[]>();
  for (const [name, text] of new URLSearchParams(search)) {
    const list = lists.get(name);
    if (list) list.push(text);
    else lists.set(name, [text]);
  }
  return Object.fromEntries(lists);
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
