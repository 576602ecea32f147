import { Button, Combobox, Group, useCombobox } from '@mantine/core';
import { useDidUpdate, useFocusReturn } from '@mantine/hooks';
import { useState } from 'react';
import { foldText } from '../lib/fold-text';
import { formatCount } from '../lib/format';
import { CheckIcon, ChevronIcon } from '../ui/icons';
import { type LazyPopup, PopupTarget, useLazyPopup } from '../ui/lazy-popup';
import { type FilterOption, MAX_VALUES } from './filter-model';
import classes from './filters.module.css';
import { filterWords } from './words';

/** More than anybody reads through: further ones are found by searching. */
const MAX_SHOWN = 150;

interface FilterMenuProps {
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  /** Something other than the default is chosen. */
  active: boolean;
  onToggle: (id: string) => void;
  onChange: (ids: readonly string[]) => void;
}

/** One filter: a button that opens a searchable list in which several values can be chosen. */
export function FilterMenu(props: FilterMenuProps) {
  const { buttonProps, popup } = useLazyPopup('listbox');
  return (
    <>
      <Button
        variant="default"
        size="xs"
        className={classes.menuButton}
        data-active={props.active || undefined}
        rightSection={<ChevronIcon size={14} />}
        {...buttonProps}
      >
        {props.label}
      </Button>
      {popup && <FilterList {...props} {...popup} />}
    </>
  );
}

function FilterList({ label, options, selected, active, onToggle, onChange, id, button, opened, setOpened }: FilterMenuProps & LazyPopup) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened, onOpenedChange: setOpened });
  useFocusReturn({ opened });
  useDidUpdate(() => {
    if (opened) return combobox.focusSearchInput();
    combobox.resetSelectedOption();
    setSearch('');
  }, [opened]);
  const wanted = foldText(search.trim());
  const found = options.filter((option) => foldText(option.label).includes(wanted));
  const unchosen = found.filter((option) => !selected.includes(option.id));

  return (
    // The prefix keeps an id of "" a value of its own.
    <Combobox store={combobox} onOptionSubmit={(value) => onToggle(value.slice(1))} width={270} position="bottom-start" shadow="md">
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <PopupTarget button={button} />
      </Combobox.Target>
      <Combobox.Dropdown id={`${id}-dropdown`}>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={filterWords.search(label)}
          aria-label={filterWords.search(label)}
        />
        <Combobox.Options className={classes.options} aria-label={label} aria-multiselectable>
          {found.slice(0, MAX_SHOWN).map((option) => {
            const chosen = selected.includes(option.id);
            return (
              <Combobox.Option key={option.id} value={`=${option.id}`} active={chosen} aria-selected={chosen}>
                <span className={classes.option}>
                  <span className={classes.check} data-chosen={chosen || undefined}>
                    {chosen && <CheckIcon size={12} />}
                  </span>
                  {option.color && <span className={classes.swatch} style={{ background: option.color }} />}
                  <span className={classes.optionLabel}>{option.label}</span>
                  {option.hint && <span className={classes.hint}>{option.hint}</span>}
                </span>
              </Combobox.Option>
            );
          })}
          {found.length === 0 && <Combobox.Empty>{filterWords.nothingFound}</Combobox.Empty>}
        </Combobox.Options>
        {found.length > MAX_SHOWN && <p className={classes.more}>{filterWords.moreFound(formatCount(found.length - MAX_SHOWN))}</p>}
        <Combobox.Footer>
          <Group gap={4} justify="space-between">
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={unchosen.length === 0 || selected.length + unchosen.length > MAX_VALUES}
              onClick={() => onChange([...selected, ...unchosen.map((option) => option.id)])}
            >
              {wanted === '' ? filterWords.selectAll : filterWords.selectFound(formatCount(found.length))}
            </Button>
            <Button variant="subtle" size="compact-xs" disabled={!active} onClick={() => onChange([])}>
              {filterWords.clear}
            </Button>
          </Group>
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  );
}
