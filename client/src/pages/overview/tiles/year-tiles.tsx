import { Skeleton } from '@mantine/core';
import { chartWords } from '../../../charts/words';
import { useFigures } from '../../../data/use-figures';
import { useToday } from '../../../data/use-today';
import { may, useViewer } from '../../../data/viewer';
import { useFilterOptions } from '../../../filters/filter-options';
import { leaveWords } from '../../../leave-charts/words';
import { currentFiscalYear, type FiscalYear } from '../../../lib/fiscal-year';
import { formatDate, formatDays, formatPercent } from '../../../lib/format';
import { Tile } from './tile';
import { YEAR_TO_DATE } from './tile-queries';
import classes from './tiles.module.css';
import { usePeopleFilter } from './use-people-filter';
import { tileWords } from './words';
import { type DateRange, yearToDate } from './year-to-date';

const say = tileWords.year;

/** The current fiscal year so far: leave days beside the same days of the year before, and the absence rate. */
export function YearTiles() {
  const { role } = useViewer();
  const { options, problem, fiscalYears } = useFilterOptions();
  const today = useToday();
  const year = currentFiscalYear(fiscalYears, today);
  const before = year && fiscalYears[fiscalYears.indexOf(year) - 1];
  // Of single days a VIEWER is told nothing.
  const ranges = year && before && yearToDate(year, before, today, !may.seePeople(role));
  if (ranges) return <ComparedTiles year={year} yearBefore={before} {...ranges} />;
  return options === null && problem === null && [1, 2].map((at) => <Skeleton key={at} radius={12} className={classes.room} />);
}

function ComparedTiles({ year, yearBefore, now, before }: { year: FiscalYear; yearBefore: FiscalYear; now: DateRange; before: DateRange }) {
  const people = usePeopleFilter();
  const filter = { ...people, statuses: ['APPROVED' as const] };
  const query = useFigures(YEAR_TO_DATE, { now: { ...filter, ...now }, before: { ...filter, ...before } });
  const days = query.data?.now.total.leaveDays ?? null;
  const daysBefore = query.data?.before.total.leaveDays ?? null;
  const rate = query.data?.now.total.absenceRate;
  const span = ({ dateFrom, dateTo }: DateRange) => say.span(formatDate(dateFrom), formatDate(dateTo));
  return (
    <>
      <Tile
        title={say.title(year.label)}
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
            : say.rateWords(formatDays(rate.numerator), formatDays(rate.denominator))
        }
        basis={say.rateBasis(span(now), rate?.basis ?? '')}
        to="/patterns"
        toLabel={say.rateLink}
      />
    </>
  );
}
