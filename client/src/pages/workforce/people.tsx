import { Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLiveData } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { formatCount } from '../../lib/format';
import { useCursors } from '../../lib/use-cursors';
import { Card } from '../../ui/card';
import { CursorPager } from '../../ui/cursor-pager';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { describeDeparture, describeEmployment, describeFrom, describePattern, type Period } from './describe-period';
import { PersonName } from './person-name';
import { PEOPLE } from './query';
import { workforceWords } from './words';

const say = workforceWords.people;
const PAGE = 50;

/** What the file in force says of each person. */
export function People() {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 300);
  const cursors = useCursors(asked);
  const { data, current, error, retry } = useRecords(PEOPLE, { search: asked, first: PAGE, after: cursors.after });
  useReady(data !== undefined || error !== null);
  const zone = useLiveData().status?.sourceTimeZone ?? 'UTC';
  const people = data?.workforcePeople;
  return (
    <Card title={say.title} {...(people ? { hint: say.count(formatCount(people.totalCount), people.totalCount) } : {})}>
      <TextInput
        aria-label={say.search}
        placeholder={say.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={280}
        mb="sm"
        data-print="hidden"
      />
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!people && !error && <Skeleton height={160} />}
      {people?.totalCount === 0 && <EmptyLine>{say.none}</EmptyLine>}
      {people && people.nodes.length > 0 && (
        <StackedTable label={say.title} columns={Object.values(say.columns).map((label) => ({ label }))}>
          {people.nodes.map(({ employeeId, name, periods, departure }) => (
            <StackedRow key={employeeId}>
              <StackedCell>
                <PersonName name={name} employeeId={employeeId} />
              </StackedCell>
              <StackedCell label={say.columns.pattern}>{periods.length === 0 ? say.source : list(periods, describePattern)}</StackedCell>
              <StackedCell label={say.columns.calendar}>{list(periods, ({ calendar }) => calendar ?? say.byDefault)}</StackedCell>
              <StackedCell label={say.columns.employment}>
                {[list(periods, describeEmployment), departure && describeDeparture(departure, zone)].filter(Boolean).join('; ')}
              </StackedCell>
            </StackedRow>
          ))}
        </StackedTable>
      )}
      {people && (
        <CursorPager
          cursors={cursors}
          size={PAGE}
          page={{ ...people, pageInfo: { hasNextPage: people.endCursor !== null, endCursor: people.endCursor } }}
          current={current}
        />
      )}
    </Card>
  );
}

/** What is true of the periods, in order of time: each value with the date from which it holds, unless it held before. */
function list(periods: readonly Period[], describe: (period: Period) => string): string {
  const changes = periods.filter((period, at) => at === 0 || describe(period) !== describe(periods[at - 1] ?? period));
  return changes.map((period, at) => `${at === 0 ? '' : describeFrom(period)}${describe(period)}`).join('; ');
}
