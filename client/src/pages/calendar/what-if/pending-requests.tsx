import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { QueryState } from '../../../data/query-state';
import { formatCount, formatMonth } from '../../../lib/format';
import { Card } from '../../../ui/card';
import { EmptyLine } from '../../../ui/empty-state';
import { ErrorNotice } from '../../../ui/error-notice';
import { renameAmong } from '../tell-people-apart';
import { PendingRequest } from './pending-request';
import { decide, decisionOf, type Plan } from './plan';
import classes from './what-if.module.css';
import type { PendingLeave } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;

/** Pending requests of the month, each with what approving it would break. */
export function PendingRequests({
  query: { data, error, retry },
  month,
  plan,
  onCommit,
}: {
  query: QueryState<{ leaves: { totalCount: number; nodes: PendingLeave[] } }>;
  month: string;
  plan: Plan;
  onCommit: (plan: Plan) => void;
}) {
  const leaves = useMemo(() => tellPeopleApart(data?.leaves.nodes ?? []), [data]);
  const total = data?.leaves.totalCount ?? 0;
  return (
    <Card title={say.pending} hint={say.pendingHint(formatMonth(month))}>
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={120} />}
      {data && leaves.length === 0 && <EmptyLine>{say.noPending}</EmptyLine>}
      <ul className={classes.list}>
        {leaves.map((leave) => (
          <PendingRequest
            key={leave.id}
            leave={leave}
            decision={decisionOf(plan, leave.id)}
            onDecide={(decision) => onCommit(decide(plan, leave.id, decision))}
          />
        ))}
      </ul>
      {total > leaves.length && <p className={classes.quiet}>{say.shown(formatCount(leaves.length), formatCount(total))}</p>}
    </Card>
  );
}

/** The same requests with names that tell people apart. */
function tellPeopleApart(leaves: readonly PendingLeave[]): PendingLeave[] {
  const colleagues = leaves.flatMap(({ conflicts }) => conflicts?.colleagues.map(({ employee }) => employee) ?? []);
  const rename = renameAmong([...leaves.map(({ employee }) => employee), ...colleagues]);
  return leaves.map((leave) => ({
    ...rename(leave),
    conflicts: leave.conflicts && { ...leave.conflicts, colleagues: leave.conflicts.colleagues.map(rename) },
  }));
}
