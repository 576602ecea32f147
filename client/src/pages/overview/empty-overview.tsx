import { Button, Group } from '@mantine/core';
import { type FilterName, type FilterOptionLists, type Filters, isFiltered, NO_FILTERS } from '../../filters/filter-model';
import { optionLabel } from '../../filters/option-label';
import { formatList } from '../../lib/format';
import { filterWords } from '../../words/filters';
import { overviewWords } from '../../words/overview';
import classes from './overview.module.css';

const say = overviewWords;
/** The one most likely to be too narrow first. */
const LOOSEN_ORDER: readonly FilterName[] = ['designation', 'type', 'department', 'status', 'year'];
const EVERY_STATUS = ['APPROVED', 'CANCELLED', 'REJECTED', 'REQUESTED', 'UNKNOWN'];

/** Says which filter leaves nothing, and offers to loosen it. */
export function EmptyOverview({
  filters,
  options,
  onChange,
}: {
  filters: Filters;
  options: FilterOptionLists | null;
  onChange: (next: Filters) => void;
}) {
  if (!isFiltered(filters)) {
    return (
      <section className={classes.empty}>
        <h2>{say.emptyAllTitle}</h2>
        <p>{say.emptyAllText}</p>
        <p>{say.emptyStatus}</p>
        <Button size="xs" variant="default" onClick={() => onChange({ ...filters, status: EVERY_STATUS })}>
          {say.emptyStatusAction}
        </Button>
      </section>
    );
  }
  const set = LOOSEN_ORDER.filter((name) => filters[name].length > 0);
  return (
    <section className={classes.empty}>
      <h2>{say.emptyTitle}</h2>
      {set.map((name) => (
        <p key={name}>{say.emptyLoosen(filterWords[name], formatList(filters[name].map((id) => optionLabel(options, name, id))))}</p>
      ))}
      {filters.status.length === 0 && <p>{say.emptyStatus}</p>}
      <Group gap="xs" mt="sm" justify="center">
        {set.map((name) => (
          <Button key={name} size="xs" variant="default" onClick={() => onChange({ ...filters, [name]: [] })}>
            {say.emptyRemove(filterWords[name])}
          </Button>
        ))}
        {set.length > 1 && (
          <Button size="xs" variant="subtle" onClick={() => onChange(NO_FILTERS)}>
            {filterWords.clearAll}
          </Button>
        )}
      </Group>
    </section>
  );
}
