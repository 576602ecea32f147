import type { PrismaClient } from '../../../db/prisma';
import { type IngestRunCount, readIngestRunCounts } from './ingest-run-counts.sql';

/**
 * Adds up the ended runs. Each run is looked at once: the first look counts all there are, later ones what has ended since, so that a
 * scrape stays cheap after a million polls.
 */
export function createIngestRunCounter(prisma: PrismaClient, add: (count: IngestRunCount) => void): () => Promise<void> {
  let countedToId = '0';
  let counting: Promise<void> | null = null;

  async function count(): Promise<void> {
    const counts = await readIngestRunCounts(prisma, countedToId);
    for (const row of counts) {
      add(row);
      if (BigInt(row.lastId) > BigInt(countedToId)) countedToId = row.lastId;
    }
  }

  // Two scrapes at once must not count a run twice.
  return () => {
    counting ??= count().finally(() => {
      counting = null;
    });
    return counting;
  };
}
