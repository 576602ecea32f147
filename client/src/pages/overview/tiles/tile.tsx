import { Skeleton, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { QueryState } from '../../../data/query-state';
import { type FigureTarget, useDrill } from '../../../drill/use-drill';
import { drillWords } from '../../../drill/words';
import type { FilterSearch } from '../../../filters/filter-model';
import { useChangeMark } from '../../../lib/use-change-mark';
import links from '../../../ui/links.module.css';
import { UpdatedMark } from '../../../ui/updated-mark';
import classes from './tiles.module.css';
import { tileWords } from './words';

/** A longer figure overflows the narrowest tile in the usual font size. */
const MAX_CHARACTERS = 9;

/** The page that explains the figure. */
type ExplainingPage = '/calendar' | '/trends' | '/patterns' | '/balances' | '/checks' | '/data';

/**
 * One figure with its title, its basis on hover and focus, and a link to the page that explains it.
 * @param figure undefined while it is loading or unknown
 */
export function Tile({
  title,
  query: { data, current, error, retry },
  figure,
  words,
  basis,
  to,
  toLabel,
  search,
  behind,
}: {
  title: string;
  query: Pick<QueryState<unknown>, 'data' | 'current' | 'error' | 'retry'>;
  figure: string | undefined;
  words: ReactNode;
  basis: string;
  to?: ExplainingPage;
  toLabel?: string;
  /** Search parameters of the link; left out: all filters. */
  search?: FilterSearch;
  /** The leave behind the figure, for roles that may see it. */
  behind?: Omit<FigureTarget, 'title' | 'basis' | 'isByToday'>;
}) {
  const drill = useDrill();
  const id = useId();
  const updated = useChangeMark(current ? figure : undefined, title);
  const figureText = figure ?? tileWords.unknown;
  const isLong = figure === undefined || figure.length > MAX_CHARACTERS;
  const failed = error !== null && data === undefined;
  return (
    <section className={classes.tile} aria-labelledby={id} aria-busy={!current && !failed}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <UpdatedMark shown={updated} onCard />
      {data === undefined && !failed && (
        <>
          <Skeleton height={30} width={90} mb={6} />
          <Skeleton height={14} width="80%" />
        </>
      )}
      {failed && (
        <p className={classes.words}>
          {tileWords.failed}{' '}
          <UnstyledButton className={links.action} fz="inherit" onClick={retry}>
            {tileWords.retry}
          </UnstyledButton>
        </p>
      )}
      {data !== undefined && (
        <>
          {behind && drill && figure !== undefined ? (
            <UnstyledButton
              className={classes.figure}
              data-long={isLong || undefined}
              data-hint={basis}
              onClick={() => drill({ title, ...behind, basis, isByToday: true })}
            >
              {figureText}
              <VisuallyHidden>
                {`. ${basis} `}
                {drillWords.show(title)}
              </VisuallyHidden>
            </UnstyledButton>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the basis of the figure has to be reachable by keyboard too
            <p className={classes.figure} data-long={isLong || undefined} tabIndex={0} data-hint={basis}>
              {figureText}
              <VisuallyHidden>. {basis}</VisuallyHidden>
            </p>
          )}
          <div className={classes.words}>{words}</div>
        </>
      )}
      {to && toLabel && (
        <Link to={to} {...(search ? { search } : {})} className={`${classes.link} ${links.action}`}>
          {toLabel}
        </Link>
      )}
    </section>
  );
}
