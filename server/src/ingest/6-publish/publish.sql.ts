import type { ClientBase } from 'pg';
import type { SnapshotPage } from '../1-fetch/snapshot';

/** Stores the accepted snapshot for the comparison with the next one. Writes only what is different. */
export async function rememberSnapshot(
  client: ClientBase,
  runId: string,
  { pages, complete, idsOnTwoPages }: { pages: readonly SnapshotPage[]; complete: boolean; idsOnTwoPages: readonly number[] },
): Promise<void> {
  await client.query('delete from ops.snapshot_pages where page_number > $1', [pages.length]);
  await client.query(
    `insert into ops.snapshot_pages as p (page_number, content_hash, record_count, announced_total, run_id)
     select n.page_number, n.content_hash, n.record_count, n.announced_total, $1::bigint
     from unnest($2::int[], $3::text[], $4::int[], $5::int[]) as n (page_number, content_hash, record_count, announced_total)
     on conflict (page_number) do update
       set content_hash = excluded.content_hash, record_count = excluded.record_count,
         announced_total = excluded.announced_total, run_id = excluded.run_id
       where p.content_hash <> excluded.content_hash`,
    [
      runId,
      pages.map((page) => page.number),
      pages.map((page) => page.contentHash),
      pages.map((page) => page.recordCount),
      pages.map((page) => page.announcedTotal),
    ],
  );
  await client.query(
    `update ops.data_version set complete = $1, ids_on_two_pages = $2
     where (complete, ids_on_two_pages) is distinct from ($1::boolean, $2::bigint[])`,
    [complete, idsOnTwoPages.toSorted((a, b) => a - b)],
  );
}
