import { type ReactNode, useEffect, useRef } from 'react';
import { formatCount } from '../lib/format';
import type { Cursors } from '../lib/use-cursors';
import { Pager } from './pager';
import { uiWords } from './words';

/**
 * The pager of a list that is read by cursor; nothing where the list is one page. A later page that has become empty leads back.
 * @param size the number of rows of a whole page
 * @param current whether `page` is the page of the cursors; false: the page before is still on screen
 */
export function CursorPager({
  cursors: { index, previous, next },
  size,
  page: { nodes, totalCount, pageInfo },
  current,
  children,
}: {
  cursors: Cursors;
  size: number;
  page: { nodes: readonly unknown[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  current: boolean;
  children?: ReactNode;
}) {
  const shown = useRef(index);
  if (current) shown.current = index;
  const isGone = current && index > 0 && nodes.length === 0;
  useEffect(() => {
    if (isGone) previous();
  });
  if (isGone || (index === 0 && totalCount <= size)) return null;
  const before = shown.current * size;
  const cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <Pager onPrevious={index === 0 || !current ? null : previous} onNext={cursor === null || !current ? null : () => next(cursor)}>
      {uiWords.pager.range(formatCount(before + 1), formatCount(before + nodes.length), formatCount(totalCount))}
      {children}
    </Pager>
  );
}
