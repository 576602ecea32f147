import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useToday } from '../../data/use-today';
import { withValues } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { isCalendarDate } from '../../lib/calendar-date';
import classes from './balances.module.css';
import type { BalancesAnswer } from './balances-query';
import type { BalancesParams } from './params';
import { balancesWords } from './words';

const say = balancesWords;

/** Which leave types, where none is filtered. */
type BalanceTypes = BalancesParams['types'];

/** Of which fiscal year the balances are, as of which date, and of which leave types. */
export function BalancesControls({
  asOf,
  onAsOf,
  types,
  onTypes,
  shown,
}: {
  /** "": today. */
  asOf: string;
  onAsOf: (date: string) => void;
  /** Null: the filter has leave types of its own, or none carries over. */
  types: BalanceTypes | null;
  onTypes: (types: BalanceTypes) => void;
  /** What is on screen, where it is of these filters. */
  shown: Pick<BalancesAnswer, 'fiscalYear'> | undefined;
}) {
  const [filters, onChange] = useFilters();
  const { options, fiscalYears } = useFilterOptions();
  const today = useToday();
  const year = fiscalYears.find(({ id }) => id === shown?.fiscalYear?.id);
  // Of no fiscal year there is nothing to choose.
  if (options !== null && fiscalYears.length === 0) return null;
  return (
    <div className={classes.controls} data-print="hidden">
      <NativeSelect
        size="xs"
        label={say.year}
        disabled={fiscalYears.length === 0}
        value={year?.id ?? ''}
        onChange={(event) => onChange(withValues(filters, 'year', [event.currentTarget.value]))}
        data={[...(year ? [] : [{ value: '', label: '' }]), ...fiscalYears.toReversed().map(({ id, label }) => ({ value: id, label }))]}
      />
      <TextInput
        size="xs"
        type="date"
        label={say.asOf}
        title={say.asOfHint}
        value={asOf === '' ? today : asOf}
        onChange={(event) => {
          const date = event.currentTarget.value;
          if (isCalendarDate(date)) onAsOf(date === today ? '' : date);
        }}
      />
      {asOf !== '' && (
        <Button size="xs" variant="default" onClick={() => onAsOf('')}>
          {say.today}
        </Button>
      )}
      {types !== null && (
        <SegmentedControl
          size="xs"
          aria-label={say.leaveType}
          value={types}
          onChange={onTypes}
          data={[
            { value: 'carrying', label: say.types.carrying },
            { value: 'all', label: say.types.all },
          ]}
        />
      )}
      {filters.year.length > 1 && year && (
        <p className={classes.oneYear} role="note">
          {say.oneYear(year.label)}
        </p>
      )}
    </div>
  );
}
