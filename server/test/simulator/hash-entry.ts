import { validateBlock } from '../../src/ingest/2-validate/validate-block';
import { type Entry, writeEntry } from './source-entries';

/** Returns the content hash of a good record, as the product computes it. */
export function hashEntry(entry: Entry): string {
  const json = Buffer.from(writeEntry(entry));
  const [result] = validateBlock({ json, count: 1, startOf: () => 0, endOf: () => json.length });
  if (!result || !('accepted' in result)) throw new Error(`Record ${entry.id} is rejected`);
  return result.accepted.contentHash;
}
