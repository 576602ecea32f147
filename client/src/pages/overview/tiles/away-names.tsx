import { useFigures } from '../../../data/use-figures';
import { toPeopleFilter } from '../../../filters/filter-model';
import { useFilters } from '../../../filters/use-filters';
import { formatList } from '../../../lib/format';
import { tellApart } from '../../../lib/tell-apart';
import { AWAY_NAMES } from './query';
import { tileWords } from './words';

const SHOWN = 3;

/** The names of the first few who are away, and how many more there are; the calendar lists all. */
export function AwayNames({ today }: { today: string }) {
  const [filters] = useFilters();
  const query = useFigures(AWAY_NAMES, { today, filter: { ...toPeopleFilter(filters), statuses: ['APPROVED'] } });
  const absences = query.data?.absences.dates[0]?.absences ?? [];
  const people = [...new Map(absences.map(({ employee }) => [employee.id, employee])).values()];
  const names = tellApart(people, 'name').map(({ name }) => name);
  if (names.length === 0) return null;
  const more = names.length - SHOWN;
  // One more by name takes no more room than "and 1 more".
  const said = more > 1 ? [...names.slice(0, SHOWN), tileWords.away.more(more)] : names;
  return <p>{formatList(said)}</p>;
}
