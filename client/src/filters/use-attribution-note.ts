import { useFilters } from './use-filters';
import { filterWords } from './words';

/** The sentence that says which department, designation and team manager leave is under. */
export function useAttributionNote(): string {
  const [{ attribution }] = useFilters();
  return filterWords.attribution.hints[attribution === 'leave' ? 'leave' : 'today'];
}
