import type { ChartSelection, Selection } from '../charts/select/chart-selection';
import { useCrossFilter } from './cross-filter';
import type { Filters } from './filter-model';

/**
 * A selection in a chart that filters the page: the other panels follow it while it is made, the address on release.
 * @param panel the name of the panel, as `PageFigures.of` knows it
 * @param toFilters null where nothing can be filtered by what is selected
 */
export function useFilterSelection({
  panel,
  toFilters,
  ...selection
}: Pick<ChartSelection, 'label' | 'counts' | 'isSingle' | 'describe'> & {
  panel: string;
  toFilters: (selection: Selection) => Filters | null;
}): ChartSelection {
  const { show, commit } = useCrossFilter();
  return {
    ...selection,
    onChange: (selected) => {
      const filters = selected && toFilters(selected);
      show(filters && { filters, source: panel });
    },
    onCommit: (selected) => {
      const filters = toFilters(selected);
      if (filters) commit({ filters, source: panel });
      else show(null);
    },
  };
}
