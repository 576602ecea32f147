import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { useRecords } from '../../data/use-records';
import { formatCount } from '../../lib/format';
import { Card } from '../../ui/card';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import { Notice } from '../../ui/notice';
import { ShortenedLine } from '../../ui/shortened-line';
import classes from './administration.module.css';
import { SessionsTable } from './sessions-table';
import { SESSION_FIELDS, toPeople } from './signed-in-people';
import { administrationWords } from './words';

const SESSIONS = graphql(`query Sessions($first: Int!) { sessions(first: $first) { totalCount nodes { ...SessionFields } } }`, [
  SESSION_FIELDS,
]);
const MAX_ROWS = 200;
const say = administrationWords.sessions;

/** Who is signed in through the organisation, and the way to shut somebody out. */
export function Sessions() {
  const [notice, setNotice] = useState<string | null>(null);
  const { data, error, retry } = useRecords(SESSIONS, { first: MAX_ROWS });
  useReady(data !== undefined || error !== null);
  const people = toPeople(data?.sessions.nodes ?? []);
  const total = data?.sessions.totalCount ?? 0;

  return (
    <Card title={say.title} hint={say.hint}>
      {notice !== null && (
        <div className={classes.notice}>
          <Notice tone="good" role="status" onDismiss={() => setNotice(null)}>
            {notice}
          </Notice>
        </div>
      )}
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={90} />}
      {data && people.length === 0 && <EmptyLine>{say.empty}</EmptyLine>}
      {people.length > 0 && (
        <SessionsTable
          people={people}
          onEnded={({ name }, count) => {
            setNotice(say.ended(name, formatCount(count), count));
            retry();
          }}
        />
      )}
      <ShortenedLine shown={MAX_ROWS} total={total} say={say.newest} />
    </Card>
  );
}
