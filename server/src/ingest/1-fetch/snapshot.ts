/** The records that the source held when it was asked, page by page, as received. */
export interface Snapshot {
  pages: readonly SnapshotPage[];
  /** Records over all pages. */
  received: number;
  /** Why records may be missing, for people. Null: every announced record is there, and the set did not change during the fetch. */
  incompleteReason: string | null;
  /** Each page is byte for byte that of the last accepted snapshot: there is nothing to do. */
  unchanged: boolean;
  /** `data` was null rather than a list. */
  dataIsNull: boolean;
  close(): Promise<void>;
}

export interface SnapshotPage {
  /** From 1. */
  number: number;
  /** SHA-256 of the page's bytes. */
  contentHash: string;
  recordCount: number;
  /** `meta.total`; null where the page does not say. */
  announcedTotal: number | null;
  /** The records in order, some hundred at a time. */
  readBlocks(): AsyncIterable<RecordBlock>;
}

/** Records that lie side by side in a page: `json` is their text with the commas between them, and a byte more. */
export interface RecordBlock {
  json: Buffer;
  count: number;
  /** Where one of them begins in it. */
  startOf(index: number): number;
  /** Exclusive. */
  endOf(index: number): number;
}

/** What is remembered of a page of the last accepted snapshot. */
export type KnownPage = Pick<SnapshotPage, 'number' | 'contentHash' | 'recordCount' | 'announcedTotal'>;

/** Where snapshots come from: the source over HTTP, or a file. */
export interface SnapshotSource {
  /**
   * @param knownPages the pages of the last accepted snapshot: one that has not changed is not looked into
   * @throws {IngestError} with the class of what went wrong
   */
  fetch(options: {
    knownPages: readonly KnownPage[];
    signal: AbortSignal;
    onPage?: (received: number, total: number | null) => void;
  }): Promise<Snapshot>;
}
