import { Skeleton } from '@mantine/core';
import { chartWords } from '../../../charts/words';
import type { QueryState } from '../../../data/query-state';
import { toPeopleFilter } from '../../../filters/filter-model';
import { usePageContext } from '../../../filters/page-context';
import { useFilters } from '../../../filters/use-filters';
import { leaveWords } from '../../../leave-charts/words';
import { formatDate, formatDays, formatPercent } from '../../../lib/format';
import type { OverviewAnswer } from '../query';
import { currentYearToDate } from '../question';
import type { DateRange } from '../year-to-date';
import { Tile } from './tile';
import classes from './tiles.module.css';
import { tileWords } from './words';

const say = tileWords.year;

/** The current fiscal year to date: leave days compared with the same days of the year before, and the absence rate. */
export function YearTiles({ query }: { query: QueryState<OverviewAnswer> }) {
  const context = usePageContext();
  if (context === null) return [1, 2].map((at) => <Skeleton key={at} radius={12} className={classes.room} />);
  const years = currentYearToDate(context);
  return years && <ComparedTiles {...years} today={context.today} query={query} />;
}

function ComparedTiles({
  year,
  before: yearBefore,
  ranges: { now, before },
  today,
  query,
}: NonNullable<ReturnType<typeof currentYearToDate>> & { today: string; query: QueryState<OverviewAnswer> }) {
  const [filters] = useFilters();
  const days = query.data?.toDate?.total.leaveDays ?? null;
  const daysBefore = query.data?.toDateBefore?.total.leaveDays ?? null;
  const rate = query.data?.toDate?.total.absenceRate;
  const span = ({ dateFrom, dateTo }: DateRange) => say.span(formatDate(dateFrom), formatDate(dateTo));
  return (
    <>
      <Tile
        title={say.title(year.label, today > year.endDate)}
        query={query}
        figure={days === null ? (query.data ? leaveWords.hiddenTotal : undefined) : formatDays(days)}
        words={
          days === null
            ? chartWords.hidden
            : daysBefore === null
              ? say.hiddenBefore(yearBefore.label)
              : say.compared(
                  daysBefore === 0 ? null : formatPercent(Math.abs(days / daysBefore - 1)),
                  days >= daysBefore,
                  yearBefore.label,
                  formatDays(daysBefore),
                )
        }
        basis={say.basis(span(now), span(before))}
        behind={{ filter: { ...toPeopleFilter(filters), statuses: ['APPROVED'], ...now }, days }}
        to="/trends"
        toLabel={say.link}
      />
      <Tile
        title={say.rateTitle}
        query={query}
        figure={rate?.value == null ? undefined : formatPercent(rate.value)}
        words={
          rate?.numerator == null || rate.denominator == null
            ? say.rateUnknown
            : say.rateWords(formatDays(rate.numerator), rate.numerator, formatDays(rate.denominator), rate.denominator)
        }
        basis={say.rateBasis(span(now), rate?.basis ?? '')}
        to="/patterns"
        toLabel={say.rateLink}
      />
    </>
  );
}
