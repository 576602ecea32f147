import { NativeSelect } from '@mantine/core';
import type { Filters } from './filter-model';
import classes from './filters.module.css';
import { filterWords } from './words';

const say = filterWords.attribution;

/** Whether people are under their department, designation and team manager of today, or leave under those of its own record. */
export function AttributionControl({ filters, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const chosen = filters.attribution === 'leave' ? 'leave' : 'today';
  return (
    <div className={classes.attribution} title={say.hints[chosen]}>
      <span aria-hidden="true">{say.short}</span>
      <NativeSelect
        size="xs"
        aria-label={say.label}
        value={chosen}
        onChange={({ currentTarget }) => onChange({ ...filters, attribution: currentTarget.value === 'leave' ? 'leave' : '' })}
        data={(['today', 'leave'] as const).map((value) => ({ value, label: say.options[value] }))}
      />
    </div>
  );
}

/** Where there is nothing to choose: by what departments, designations and team managers the page goes. */
export function AttributionOfToday() {
  return (
    <p className={classes.attribution} title={say.hints.today}>
      {say.ofToday}
    </p>
  );
}
