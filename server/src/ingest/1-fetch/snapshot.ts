/** The records that the source held at the time of the fetch, page by page, as received. */
export interface Snapshot {
  pages: readonly SnapshotPage[];
  window: SnapshotWindow;
  /** Records over all pages. */
  received: number;
  /** Why records may be missing, for people. Null: every announced record is there, and the set did not change during the fetch. */
  incompleteReason: string | null;
  /** Each page has the bytes of that page in the last accepted snapshot. */
  unchanged: boolean;
  /** `data` was null rather than a list. */
  dataIsNull: boolean;
  close(): Promise<void>;
}

/** The dates that were requested, both inclusive. Leave that does not lie wholly in them may be absent without being gone. */
export interface SnapshotWindow {
  /** Null: no beginning. */
  start: string | null;
  /** Null: no end. */
  end: string | null;
}

/** Everything that the source holds was requested. */
export const ALL_DATES: SnapshotWindow = { start: null, end: null };

export interface SnapshotPage {
  /** From 1. */
  number: number;
  /** SHA-256 of the page's bytes. */
  contentHash: string;
  recordCount: number;
  /** `meta.total`; null where the page has none. */
  announcedTotal: number | null;
  /** The records in order, some hundred at a time. */
  readBlocks(): AsyncIterable<RecordBlock>;
}

/** Consecutive records of a page: `json` is their text with the commas between them, and one byte more. */
export interface RecordBlock {
  json: Buffer;
  count: number;
  /** Where a record begins in `json`. */
  startOf(index: number): number;
  /** Exclusive. */
  endOf(index: number): number;
}

/** What is stored of a page of the last accepted snapshot. */
export type KnownPage = Pick<SnapshotPage, 'number' | 'contentHash' | 'recordCount' | 'announcedTotal'>;

/** Where snapshots come from: the source over HTTP, or a file. */
export interface SnapshotSource {
  /**
   * @param knownPages the pages of the last accepted snapshot: one that has not changed is not scanned
   * @throws {IngestError} with the class of the failure
   */
  fetch(options: {
    knownPages: readonly KnownPage[];
    signal: AbortSignal;
    onPage?: (received: number, total: number | null) => void;
  }): Promise<Snapshot>;
}
