import { Button, Group } from '@mantine/core';
import { describeDates } from '../filters/describe-filters';
import { EVERY_STATUS, type FilterName, hasDates, isFiltered, NO_FILTERS, withValues } from '../filters/filter-model';
import { useFilterOptions } from '../filters/filter-options';
import { optionLabel } from '../filters/option-label';
import { useFilters } from '../filters/use-filters';
import { filterWords } from '../filters/words';
import { formatList } from '../lib/format';
import classes from './page.module.css';

const say = filterWords.empty;
/** The one most likely to be too narrow first. */
const LOOSEN_ORDER: readonly FilterName[] = ['project', 'designation', 'manager', 'type', 'department', 'status', 'year'];

/** Says why there is nothing: no data at all, or which filter leaves nothing, with a way to loosen it. */
export function EmptyState() {
  const [filters, onChange] = useFilters();
  const { options, extent } = useFilterOptions();
  // No filter can be loosened into leave that there is not.
  if (options !== null && extent === null) {
    return (
      <section className={classes.empty}>
        <h2>{say.allTitle}</h2>
        <p>{say.allText}</p>
      </section>
    );
  }
  if (!isFiltered(filters)) {
    return (
      <section className={classes.empty}>
        <h2>{say.approvedTitle}</h2>
        <p>{say.status}</p>
        <Button size="xs" variant="default" onClick={() => onChange({ ...filters, status: EVERY_STATUS })}>
          {say.statusAction}
        </Button>
      </section>
    );
  }
  const lists = LOOSEN_ORDER.filter((name) => filters[name].length > 0).map((name) => ({
    label: filterWords[name],
    values: formatList(filters[name].map((id) => optionLabel(options, name, id))),
    without: withValues(filters, name, []),
  }));
  const dates = hasDates(filters)
    ? [{ label: filterWords.dates, values: describeDates(filters), without: { ...filters, from: '', to: '' } }]
    : [];
  const set = [...dates, ...lists];
  return (
    <section className={classes.empty}>
      <h2>{say.title}</h2>
      {set.map(({ label, values }) => (
        <p key={label}>{say.loosen(label, values)}</p>
      ))}
      {filters.status.length === 0 && <p>{say.status}</p>}
      <Group gap="xs" mt="sm" justify="center">
        {set.map(({ label, without }) => (
          <Button key={label} size="xs" variant="default" onClick={() => onChange(without)}>
            {say.remove(label)}
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
