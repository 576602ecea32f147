import DataLoader from 'dataloader';
import type { ApiContext } from './context';

/**
 * A kind of loader: one DataLoader for each request, so that a field asked of every row of a page is one statement, regardless of the
 * page's size.
 * @param readMany answers keys in their order, null for what is not there.
 */
export function defineLoader<Key, Value>(
  readMany: (context: ApiContext, keys: readonly Key[]) => Promise<readonly Value[]>,
): (context: ApiContext) => DataLoader<Key, Value> {
  const loaders = new WeakMap<ApiContext, DataLoader<Key, Value>>();
  return (context) => {
    const known = loaders.get(context);
    if (known) return known;
    const loader = new DataLoader<Key, Value>((keys) => readMany(context, keys));
    loaders.set(context, loader);
    return loader;
  };
}
