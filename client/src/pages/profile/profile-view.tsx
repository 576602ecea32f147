import { NativeSelect, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRecords } from '../../data/use-records';
import { useToday } from '../../data/use-today';
import { useViewer } from '../../data/viewer';
import { useFilterOptions, useWaiting } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { Page } from '../../frame/page';
import { currentFiscalYear } from '../../lib/fiscal-year';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { LeftIcon } from '../../ui/icons';
import { InOrder } from '../../ui/in-order';
import { uiWords } from '../../ui/words';
import { Balances } from './balances';
import { Leaves } from './leaves';
import { useProfileParams } from './params';
import classes from './profile.module.css';
import { ProfileDetails } from './profile-details';
import { PROFILE } from './profile-query';
import { profileWords } from './words';

const say = profileWords;

export function ProfileView({ id }: { id: string }) {
  const { role } = useViewer();
  const [filters] = useFilters();
  const { fiscalYears } = useFilterOptions();
  const today = useToday();
  // Without the fiscal years there are neither balances nor leave.
  const { data, error, retry } = useWaiting(useRecords(PROFILE, { id }));
  // The one year that the pages before were filtered by, else that of today.
  const usual = (filters.year.length === 1 ? filters.year[0] : undefined) ?? currentFiscalYear(fiscalYears, today)?.id ?? '';
  const [{ in: chosen }, change] = useProfileParams();
  const year = fiscalYears.find((one) => one.id === chosen) ?? fiscalYears.find((one) => one.id === usual);

  const person = data?.employee;
  const what = person ? [person.designation?.name, person.department?.name].filter(Boolean).join(' · ') : '';
  return (
    <Page
      title={person?.name ?? uiWords.pages.employees}
      {...(data !== undefined && what === '' ? {} : { intro: what || '\u00a0' })}
      filtered={false}
      actions={
        year && (
          <NativeSelect
            size="xs"
            aria-label={say.fiscalYear}
            value={year.id}
            onChange={({ currentTarget: { value } }) => change({ in: value === usual ? '' : value })}
            data={fiscalYears.toReversed().map(({ id: value, label }) => ({ value, label }))}
          />
        )
      }
    >
      <Link to="/employees" className={classes.back} data-print="hidden">
        <LeftIcon size={15} />
        {say.back}
      </Link>
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <ProfileSkeleton />}
      {data && !person && (
        <EmptyState title={say.unknown.title}>
          <p>
            {role === 'MANAGER' && say.unknown.textForManager} {say.unknown.text}
          </p>
        </EmptyState>
      )}
      {person && (
        <div className={classes.page}>
          <ProfileDetails person={person} />
          {year && (
            <InOrder>
              <Balances id={id} year={year} />
              <Leaves id={id} year={year} />
            </InOrder>
          )}
        </div>
      )}
    </Page>
  );
}

function ProfileSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={say.loading} className={classes.page}>
      <Skeleton height={210} radius={12} />
      <Skeleton height={300} radius={12} />
      <Skeleton height={340} radius={12} />
    </div>
  );
}
