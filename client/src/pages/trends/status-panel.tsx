import { AboutFilters } from '../../filters/about-filters';
import { EVERY_STATUS, toLeaveFilter } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { readCells, readFigures, readTotal } from '../../leave-charts/aggregate';
import { fillMonths } from '../../leave-charts/figures';
import { STATUS_COLORS } from '../../leave-charts/leave-colors';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { stackMonths } from '../../leave-charts/stacked-months';
import { formatMonth } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useStable } from '../../lib/use-stable';
import type { TrendsAnswer } from './query';
import { StackedMonths } from './stacked-months-panel';
import { trendsWords } from './words';

const say = trendsWords;
const IN_EVERY_STATUS = { status: EVERY_STATUS };
const ORDER = ['APPROVED', 'REQUESTED', ...EVERY_STATUS.filter((status) => status !== 'APPROVED' && status !== 'REQUESTED')];

/** Requested days by status. */
export function StatusPanel({ data, scope }: { data: TrendsAnswer; scope: string | null }) {
  const [filters] = useFilters();
  const totals = useStable(fillMonths(readFigures(data.statusMonths, ''), formatMonth));
  const { months, layers } = useStable(
    stackMonths({
      rows: readCells(data.statuses, filterWords.none.status).map(({ first, row }) => ({ ...row, month: first })),
      order: ORDER,
      color: (id) => STATUS_COLORS[id] ?? STATUS_COLORS.UNKNOWN ?? '',
      hatched: (id) => id === 'REQUESTED',
      othersLabel: SERIES_WORDS.others,
    }),
  );
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(totals), scope ?? '');
  return (
    <AboutFilters replaced={IN_EVERY_STATUS}>
      <StackedMonths
        panel="statuses"
        title={say.statuses}
        unit={say.statusesUnit}
        summary=""
        months={months}
        layers={layers}
        totals={totals}
        total={readTotal(data.statusMonths)}
        updated={updated}
        notes={[say.statusesNote]}
        filterOf={(layer) => toLeaveFilter({ ...filters, status: layer ? [layer.id] : EVERY_STATUS })}
      />
    </AboutFilters>
  );
}
