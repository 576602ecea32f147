import { words } from '../words';
import type { FilterName, FilterOptionLists } from './filter-model';

/** The name of a chosen value. A value that the data does not have is still said, so that it can be removed. */
export function optionLabel(options: FilterOptionLists | null, name: FilterName, id: string): string {
  const option = options?.[name].find((candidate) => candidate.id === id);
  if (option) return option.label;
  if (name === 'status') return words.statuses[id as keyof typeof words.statuses] ?? id;
  if (id === '') return words.filters.none[name];
  return options === null ? '…' : words.filters.unknownValue(id);
}
