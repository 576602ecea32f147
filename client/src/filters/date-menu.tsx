import { Button, Group, Popover, Skeleton, Stack } from '@mantine/core';
import { Suspense } from 'react';
import { useToday } from '../data/use-today';
import { may, useViewer } from '../data/viewer';
import { lazyPart } from '../lib/lazy-part';
import { ChevronIcon } from '../ui/icons';
import { type LazyPopup, PopupTarget, useLazyPopup } from '../ui/lazy-popup';
import { datePresets } from './date-presets';
import { type Filters, hasDates } from './filter-model';
import classes from './filters.module.css';
import { filterWords } from './words';

// The calendar is a separate library, loaded when it is opened.
const DateRangeCalendar = lazyPart(() => import('./date-range-calendar'), 'DateRangeCalendar');
const MonthRangeCalendar = lazyPart(() => import('./month-range-calendar'), 'MonthRangeCalendar');

interface DateMenuProps {
  filters: Filters;
  onChange: (next: Filters) => void;
}

/** The date range: a calendar and common ranges. */
export function DateMenu({ filters, onChange }: DateMenuProps) {
  const { buttonProps, popup } = useLazyPopup('dialog');
  return (
    <>
      <Button
        variant="default"
        size="xs"
        className={classes.menuButton}
        data-active={hasDates(filters) || undefined}
        rightSection={<ChevronIcon size={14} />}
        {...buttonProps}
      >
        {filterWords.dates}
      </Button>
      {popup && <DateRange filters={filters} onChange={onChange} {...popup} />}
    </>
  );
}

function DateRange({ filters, onChange, id, button, opened, setOpened }: DateMenuProps & LazyPopup) {
  const today = useToday();
  const { role } = useViewer();
  const wholeMonths = !may.seeDays(role);
  const choose = (from: string, to: string) => {
    onChange({ ...filters, from, to });
    setOpened(false);
  };
  return (
    <Popover id={id} opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <PopupTarget button={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={filterWords.dates}>
        <div className={classes.dates}>
          <Stack gap={4}>
            {datePresets(today, wholeMonths).map(({ label, from, to }) => (
              <Button
                key={label}
                variant="subtle"
                size="compact-sm"
                justify="flex-start"
                data-chosen={(filters.from === from && filters.to === to) || undefined}
                onClick={() => choose(from, to)}
              >
                {label}
              </Button>
            ))}
          </Stack>
          <Suspense fallback={<Skeleton width={252} height={280} />}>
            {wholeMonths ? (
              <MonthRangeCalendar from={filters.from} to={filters.to} today={today} onChoose={choose} />
            ) : (
              <DateRangeCalendar from={filters.from} to={filters.to} today={today} onChoose={choose} />
            )}
          </Suspense>
        </div>
        <Group justify="flex-end" mt="xs">
          <Button variant="subtle" size="compact-sm" disabled={!hasDates(filters)} onClick={() => choose('', '')}>
            {filterWords.clear}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
