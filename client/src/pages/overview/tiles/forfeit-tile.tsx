import { useFigures } from '../../../data/use-figures';
import { useFilterOptions, useWaiting } from '../../../filters/filter-options';
import { formatCount, formatDate, formatDays } from '../../../lib/format';
import { Tile } from './tile';
import { FORFEIT } from './tile-queries';
import { usePeopleFilter } from './use-people-filter';
import { tileWords } from './words';

const say = tileWords.forfeit;

/**
 * Days that end with the fiscal year if nobody takes them: of leave that carries over, unless leave types are filtered. Nobody means to
 * keep what is granted for an event, such as a birth, and it would drown the rest.
 */
export function ForfeitTile() {
  const { options, carryingTypes } = useFilterOptions();
  const people = usePeopleFilter();
  const isCarrying = !people.leaveTypeIds && carryingTypes.length > 0;
  const filter = isCarrying ? { ...people, leaveTypeIds: [...carryingTypes] } : people;
  const query = useWaiting(useFigures(FORFEIT, { filter }, { skip: options === null }));
  const balances = query.data?.balances;
  const risk = balances?.total.forfeitRisk;
  return (
    <Tile
      title={say.title}
      query={query}
      figure={risk == null ? undefined : formatDays(risk)}
      words={
        balances === undefined
          ? ''
          : balances.total.employeeCount === 0
            ? say.nobody
            : say.words(formatCount(balances.total.employeeCount), balances.total.employeeCount, isCarrying, endOf(balances))
      }
      basis={say.basis(formatCount(balances?.total.unknownCarriedInCount ?? 0))}
      to="/balances"
      toLabel={say.link}
      // The figure is of the current fiscal year, which is what the page shows without a filter on years.
      search={{ year: undefined }}
    />
  );
}

const endOf = ({ fiscalYear }: { fiscalYear: { endDate: string } | null }) => (fiscalYear ? formatDate(fiscalYear.endDate) : null);
