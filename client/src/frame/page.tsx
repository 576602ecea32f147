import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useDataState } from '../data/use-live-data';
import { FilterBar } from '../filters/filter-bar';
import type { FilterName } from '../filters/filter-model';
import { MovedYears } from '../filters/moved-years';
import { PrintIcon } from '../ui/icons';
import { uiWords } from '../ui/words';
import classes from './page.module.css';
import { PrintHeader } from './print-header';
import { UnknownStatuses } from './unknown-statuses';

/**
 * What every page stands in: its title, in the tab too, its filters, and the way to paper.
 * @param filtered whether the page's figures follow the filters
 * @param filters those that they follow; left out: all of them
 * @param onPage the one of them that is chosen on the page itself
 * @param attributed whether the page can show people as they were at the time of leave
 */
export function Page({
  title,
  intro,
  filtered = true,
  filters,
  onPage,
  attributed,
  actions,
  children,
}: {
  title: string;
  intro?: string;
  filtered?: boolean;
  filters?: readonly FilterName[];
  onPage?: FilterName;
  attributed?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { isSettled } = useDataState();
  useEffect(() => {
    document.title = uiWords.pageTitle(title);
  }, [title]);
  return (
    <>
      <PrintHeader title={title} filtered={filtered} filters={filters} />
      <header className={classes.header} data-print="hidden">
        <div>
          <h1 className={classes.heading}>{title}</h1>
          {intro !== undefined && <p className={classes.intro}>{intro}</p>}
        </div>
        <div className={classes.actions}>
          {actions}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={uiWords.print}
            data-hint={uiWords.print}
            onClick={() => window.print()}
          >
            <PrintIcon />
          </ActionIcon>
        </div>
      </header>
      {filtered && <FilterBar names={filters} onPage={onPage} attributed={attributed} />}
      <MovedYears />
      {filtered && (
        <div className={classes.warning}>
          <UnknownStatuses />
        </div>
      )}
      {/* The state of the data may put a warning above: what is there by then would be moved by it. */}
      <div hidden={!isSettled}>{children}</div>
    </>
  );
}
