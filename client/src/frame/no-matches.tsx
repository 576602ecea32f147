import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { describeDates } from '../filters/describe-filters';
import { clearFilters, type FilterName, hasDates, withValues } from '../filters/filter-model';
import { useFilterOptions } from '../filters/filter-options';
import { optionLabel } from '../filters/option-label';
import { useFilters } from '../filters/use-filters';
import { filterWords } from '../filters/words';
import { formatList } from '../lib/format';
import { EmptyState } from '../ui/empty-state';

const say = filterWords.empty;

/**
 * Shown when filters leave nothing: each active filter, with a button that removes it.
 * @param names the filters that the page follows, the one most likely to be too narrow first
 * @param dates whether the page follows all filters and the date range
 * @param actions further buttons
 * @param children further reasons
 */
export function NoMatches({
  title,
  names,
  dates = false,
  actions,
  children,
}: {
  title: string;
  names: readonly FilterName[];
  dates?: boolean;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const [filters, onChange] = useFilters();
  const { options } = useFilterOptions();
  const active = [
    ...(dates && hasDates(filters)
      ? [{ label: filterWords.dates, values: describeDates(filters), without: { ...filters, from: '', to: '' } }]
      : []),
    ...names
      .filter((name) => filters[name].length > 0)
      .map((name) => ({
        label: filterWords[name],
        values: formatList(filters[name].map((id) => optionLabel(options, name, id))),
        without: withValues(filters, name, []),
      })),
  ];
  return (
    <EmptyState
      title={title}
      actions={
        <>
          {active.map(({ label, without }) => (
            <Button key={label} size="xs" variant="default" onClick={() => onChange(without)}>
              {say.remove(label)}
            </Button>
          ))}
          {actions}
          {active.length > 1 && (
            <Button size="xs" variant="subtle" onClick={() => onChange(clearFilters(filters, dates ? undefined : names))}>
              {filterWords.clearAll}
            </Button>
          )}
        </>
      }
    >
      {active.map(({ label, values }) => (
        <p key={label}>{say.loosen(label, values)}</p>
      ))}
      {children}
    </EmptyState>
  );
}
