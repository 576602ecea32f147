import type { QueryState } from '../../../data/query-state';
import { useFilterOptions } from '../../../filters/filter-options';
import { useFilters } from '../../../filters/use-filters';
import { formatCount, formatDate, formatDays } from '../../../lib/format';
import type { OverviewAnswer } from '../query';
import { Tile } from './tile';
import { tileWords } from './words';

const say = tileWords.forfeit;

/**
 * Days that end with the fiscal year if nobody takes them: of leave that carries over, unless leave types are filtered. Nobody means to
 * keep what is granted for an event, such as a birth, and it would drown the rest.
 */
export function ForfeitTile({ query }: { query: QueryState<OverviewAnswer> }) {
  const { problem, carryingTypes } = useFilterOptions();
  const [filters] = useFilters();
  const isCarrying = filters.type.length === 0 && carryingTypes.length > 0;
  const balances = query.data?.forfeit;
  const unknown = balances?.total.unknownCarriedInCount ?? 0;
  const risk = balances?.total.forfeitRisk;
  return (
    <Tile
      title={say.title}
      query={problem && balances === undefined ? { ...query, ...problem, data: undefined } : query}
      figure={risk == null ? undefined : formatDays(risk)}
      words={
        balances === undefined
          ? ''
          : balances.total.employeeCount === 0
            ? say.nobody
            : say.words(formatCount(balances.total.employeeCount), balances.total.employeeCount, isCarrying, endOf(balances))
      }
      basis={say.basis(formatCount(unknown), unknown)}
      to="/balances"
      toLabel={say.link}
      // The figure is of the current fiscal year, which is what the page shows without a filter on years.
      search={{ year: undefined }}
    />
  );
}

const endOf = ({ fiscalYear }: { fiscalYear: { endDate: string } | null }) => (fiscalYear ? formatDate(fiscalYear.endDate) : null);
