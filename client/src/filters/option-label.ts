import { leaveWords } from '../leave-charts/words';
import type { FilterName, FilterOptionLists } from './filter-model';
import { filterWords } from './words';

/** The name of a chosen value. A value that the data does not have is still said, so that it can be removed. */
export function optionLabel(options: FilterOptionLists | null, name: FilterName, id: string): string {
  const option = options?.[name].find((candidate) => candidate.id === id);
  if (option) return option.label;
  if (name === 'status') return leaveWords.statuses[id as keyof typeof leaveWords.statuses] ?? id;
  if (id === '') return filterWords.none[name];
  return options === null ? '…' : filterWords.unknownValue(id);
}

/**
 * The name of a group, as its filter has it: groups of one name have their ids behind it.
 * @param label the name that the answer has: shown until the options are known
 */
export function groupLabel(options: FilterOptionLists | null, name: FilterName, id: string, label: string | null): string {
  if (id === '') return filterWords.none[name];
  return options?.[name].find((option) => option.id === id)?.label ?? label ?? '';
}
