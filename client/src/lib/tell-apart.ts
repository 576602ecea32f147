/**
 * Returns the items with names that tell them apart: a name that several ids share gets the id behind it, such as "Cedric M. (131)".
 * The id of a person is the number of the employee.
 */
export function tellApart<Item extends { id: string }, Key extends keyof Item>(items: readonly Item[], key: Key): Item[] {
  const ids = new Map<unknown, Set<string>>();
  for (const item of items) ids.set(item[key], (ids.get(item[key]) ?? new Set()).add(item.id));
  return items.map((item) =>
    (ids.get(item[key])?.size ?? 0) > 1 && item.id !== '' ? { ...item, [key]: `${item[key]} (${item.id})` } : item,
  );
}
