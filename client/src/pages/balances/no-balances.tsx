import { Button, Group } from '@mantine/core';
import { withValues } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { optionLabel } from '../../filters/option-label';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { formatList } from '../../lib/format';
import { BALANCE_FILTERS } from './balance-filter';
import classes from './balances.module.css';
import { balancesWords } from './words';

const say = balancesWords.empty;

/** Says which filter leaves nothing, and offers to loosen it. */
export function NoBalances({ isFiltered }: { isFiltered: boolean }) {
  const [filters, onChange] = useFilters();
  const { options } = useFilterOptions();
  const set = BALANCE_FILTERS.filter((name) => filters[name].length > 0);
  return (
    <section className={classes.empty}>
      <h2>{isFiltered ? say.title : say.none}</h2>
      {!isFiltered && <p>{say.noneText}</p>}
      {set.map((name) => (
        <p key={name}>{say.loosen(filterWords[name], formatList(filters[name].map((id) => optionLabel(options, name, id))))}</p>
      ))}
      <Group gap="xs" mt="sm" justify="center">
        {set.map((name) => (
          <Button key={name} size="xs" variant="default" onClick={() => onChange(withValues(filters, name, []))}>
            {filterWords.empty.remove(filterWords[name])}
          </Button>
        ))}
      </Group>
    </section>
  );
}
