import { installPeer } from './install-peers';
import { type Counts, GROUPINGS, type Grouping, type OverviewAnswer, type Peer } from './overview';
import type { PeerTable } from './peer-tables';

/** The used part of `@duckdb/node-api`, which is installed on request. */
interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  prepare(sql: string): Promise<{ runAndReadAll(): Promise<{ getRows(): (number | bigint | null)[][] }> }>;
  closeSync(): void;
}

// A constant: tools that read imports would look for a literal among our own packages.
const PACKAGE = '@duckdb/node-api';
const THREADS = 2;

/** DuckDB in this process, in memory, with two threads: five prepared statements, one a grouping and one for the total. */
export async function startDuckDb(tables: readonly PeerTable[]): Promise<Peer[]> {
  const { require } = await installPeer('duckdb');
  const { DuckDBInstance } = require(PACKAGE) as DuckDb;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`set threads = ${THREADS}`);
  return Promise.all(
    tables.map(async ({ name, columns, file }): Promise<Peer> => {
      await connection.run(`create table ${name} (${columns.join(', ')})`);
      await connection.run(`copy ${name} from '${file}' (header false)`);
      const statements = await Promise.all([...GROUPINGS, null].map((grouping) => connection.prepare(selectCounts(name, grouping))));
      return {
        name: `DuckDB in process, on ${name}`,
        async ask() {
          const begun = performance.now();
          const rows: (number | bigint | null)[][][] = [];
          for (const statement of statements) rows.push((await statement.runAndReadAll()).getRows());
          return { milliseconds: performance.now() - begun, answer: () => toAnswer(rows) };
        },
        // All of them share the instance, which holds no file: it goes with the process.
        stop: async () => undefined,
      };
    }),
  );
}

function selectCounts(table: string, grouping: Grouping | null): string {
  const leaves = table === 'day_facts' ? 'count(distinct leave_id)' : `sum(${grouping === 'year_month' ? 'leaves' : 'leaves_begun'})`;
  const counts = `sum(micro)::bigint, ${leaves}::bigint, count(distinct person)`;
  return grouping === null ? `select ${counts} from ${table}` : `select ${grouping}, ${counts} from ${table} group by ${grouping}`;
}

function toAnswer(rows: readonly (number | bigint | null)[][][]): OverviewAnswer {
  const toCounts = (row: readonly (number | bigint | null)[]): Counts => [Number(row[0]), Number(row[1]), Number(row[2])];
  const groups = Object.fromEntries(
    GROUPINGS.map((grouping, at) => [grouping, new Map(rows[at]?.map(([key, ...counts]) => [Number(key), toCounts(counts)]))]),
  ) as unknown as OverviewAnswer['groups'];
  return { groups, total: toCounts(rows.at(-1)?.[0] ?? []) };
}
