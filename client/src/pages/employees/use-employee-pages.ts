import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { type ApiError, readApiError } from '../../data/api-error';
import type { QueryState } from '../../data/query-state';
import { useRecords } from '../../data/use-records';
import { useStable } from '../../lib/use-stable';
import { EMPLOYEES, type EmployeesAnswer, type EmployeesAsked, type FetchedEmployee } from './employees-query';

/**
 * Half of the largest page that the API answers: a whole one would take longer to draw than a frame may, and cost nearly all that a query
 * may.
 */
const PAGE = 100;
/** Rows ahead of what is looked at that are fetched already. */
const AHEAD = 100;
const RETRY_MS = 4_000;

type FirstPage = EmployeesAnswer['employees'];

/** The pages after the first. */
interface Further {
  /** What they were asked with, and the first page that they follow. */
  asked: EmployeesAsked | null;
  first: FirstPage | undefined;
  rows: readonly FetchedEmployee[];
  /** How many of the rows follow this very first page; those behind are of the data version before. */
  fresh: number;
  next: string | null;
}

/** Why a page after the first could not be read. */
interface Failure {
  /** The first page that it would have followed: another list has not failed. */
  first: FirstPage;
  error: ApiError;
  attempt: number;
}

export interface EmployeePages {
  /** The first page; its error and `retry` are those of a later page where only that one failed. */
  query: QueryState<EmployeesAnswer>;
  /** As many as have been fetched, from the first on. */
  rows: readonly FetchedEmployee[];
  /** Reports that the row at this place is looked at, so that it is fetched. */
  reach: (index: number) => void;
}

/** A long list, fetched page after page as it is looked at. When the data moves, what was fetched stays until its successor is there. */
export function useEmployeePages(question: EmployeesAsked, skip: boolean): EmployeePages {
  const client = useApolloClient();
  const asked = useStable(question);
  const query = useRecords(EMPLOYEES, skip ? null : { ...asked, first: PAGE, after: null });
  const first = query.data?.employees;
  const [further, setFurther] = useState<Further>({ asked: null, first: undefined, rows: [], fresh: 0, next: null });
  const [reached, setReached] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);

  if (first !== further.first) {
    const same = further.asked === asked;
    setFurther({
      asked: query.current ? asked : null,
      first,
      rows: same ? further.rows : [],
      fresh: 0,
      next: first?.pageInfo.hasNextPage ? first.pageInfo.endCursor : null,
    });
  }

  const failed = query.current && failure?.first === first ? failure : null;
  const isDue = query.current && further.next !== null && PAGE + further.fresh < reached + AHEAD;
  const isAsked = isDue && failed?.error.retryable !== false;
  const { next } = further;
  const attempt = failed?.attempt ?? 0;
  useEffect(() => {
    if (!isAsked || !first) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const variables = { ...asked, first: PAGE, after: next };
    const fetch = async () => {
      // Past the cache: taking a page apart for it holds up the scrolling for as long as several frames.
      return (await client.query({ query: EMPLOYEES, variables, fetchPolicy: 'no-cache' })).data?.employees;
    };
    fetch().then(
      (page) => {
        if (left || !page) return;
        setFailure(null);
        setFurther((before) => (before.first === first ? append(before, page) : before));
      },
      (error: unknown) => {
        if (left) return;
        timer = setTimeout(() => setFailure({ first, error: readApiError(error), attempt: attempt + 1 }), attempt === 0 ? 0 : RETRY_MS);
      },
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [isAsked, next, first, asked, client, attempt]);

  const rows = useMemo(() => (first ? [...first.nodes, ...further.rows].slice(0, first.totalCount) : []), [first, further.rows]);
  const later = query.error === null && failed !== null ? { error: failed.error, retry: () => setFailure(null) } : {};
  return { query: { ...query, ...later }, rows, reach: (index) => setReached(Math.ceil(index / AHEAD) * AHEAD) };
}

function append(before: Further, { nodes, pageInfo }: FirstPage): Further {
  const fresh = before.fresh + nodes.length;
  return {
    ...before,
    rows: [...before.rows.slice(0, before.fresh), ...nodes, ...before.rows.slice(fresh)],
    fresh,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}
