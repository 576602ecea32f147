import type { ResultOf } from 'gql.tada';
import { readCells, readFigures, readTotal } from '../../aggregates/aggregate';
import { fillMonths } from '../../charts/figures';
import { STATUS_COLORS } from '../../charts/palette';
import { SERIES_WORDS } from '../../charts/series-words';
import { stackMonths } from '../../charts/stacked-months';
import { EVERY_STATUS } from '../../filters/filter-model';
import { formatMonth } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useStable } from '../../lib/use-stable';
import { filterWords } from '../../words/filters';
import { trendsWords } from '../../words/trends';
import { StackedMonths } from './stacked-months-panel';
import type { TRENDS } from './trends-query';

const say = trendsWords;
const ORDER = ['APPROVED', 'REQUESTED', ...EVERY_STATUS.filter((status) => status !== 'APPROVED' && status !== 'REQUESTED')];

/** What became of the days that were asked for. */
export function StatusPanel({ data, scope }: { data: ResultOf<typeof TRENDS>; scope: string | null }) {
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
    <StackedMonths
      title={say.statuses}
      unit={say.statusesUnit}
      summary=""
      months={months}
      layers={layers}
      totals={totals}
      total={readTotal(data.statusMonths)}
      updated={updated}
      notes={[say.statusesNote]}
    />
  );
}
