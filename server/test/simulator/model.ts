import type { Entry } from './source-entries';

// What the database has to hold after a run, in plain loops over what the source sent. It shares no line with the product.

export interface ModelRecord {
  entry: Entry;
  content: string;
  isRetired: boolean;
  /** The run that brought this content. */
  runId: number;
  /** The last complete run that saw it before it was missed; null while it is there. */
  lastSeenRunId: number | null;
}

interface Missing {
  missed: number;
  sinceRunId: number;
  isHeld: boolean;
  isConfirmed: boolean;
}

export interface Model {
  records: Map<number, ModelRecord>;
  missing: Map<number, Missing>;
  /** Rejected contents without a readable id, with the run in which each came. */
  unreadable: Map<string, { sinceRunId: number; isThere: boolean }>;
  idsOnTwoPages: ReadonlySet<number>;
  lastCompleteRunId: number;
  dataVersion: number;
  /** Contents of records that were ever accepted. */
  versionCount: number;
}

export interface ExpectedRun {
  status: 'SUCCEEDED' | 'PARTIAL' | 'REFUSED' | 'FAILED';
  errorClass: string | null;
  counts: Record<'received' | 'inserted' | 'updated' | 'unchanged' | 'quarantined' | 'duplicates' | 'retired' | 'held_retirements', number>;
  complete: boolean;
}

export const createModel = (): Model => ({
  records: new Map(),
  missing: new Map(),
  unreadable: new Map(),
  idsOnTwoPages: new Set(),
  lastCompleteRunId: 0,
  dataVersion: 0,
  versionCount: 0,
});

const REFUSED_SHARE = 0.05;
const FREE_RETIREMENTS = 20;
const FREE_SHARE = 0.05;
const NOTHING = { received: 0, inserted: 0, updated: 0, unchanged: 0, quarantined: 0, duplicates: 0, retired: 0, held_retirements: 0 };

/**
 * Returns the database after a run that got these pages, and how the run has to end. The given model stays as it is.
 * @param isWhole the set may be whole: neither its announced number nor its paging says otherwise
 */
export function takeIn(
  before: Model,
  pages: readonly (readonly Entry[])[],
  { runId, isWhole, dataIsNull }: { runId: number; isWhole: boolean; dataIsNull: boolean },
): { after: Model; expected: ExpectedRun } {
  const sent = pages.flat();
  const refuse = (status: 'REFUSED' | 'FAILED', errorClass: string) => ({
    after: before,
    expected: { status, errorClass, counts: NOTHING, complete: false },
  });
  if (sent.length === 0 && [...before.records.values()].some(({ isRetired }) => !isRetired)) return refuse('REFUSED', 'SUSPICIOUS');
  if (sent.length === 0 && dataIsNull) return refuse('FAILED', 'FORMAT');
  const bad = sent.filter(({ isGood }) => !isGood);
  if (bad.length > sent.length * REFUSED_SHARE) return refuse('REFUSED', 'SUSPICIOUS');

  const after: Model = {
    ...before,
    records: new Map(before.records),
    missing: new Map([...before.missing].map(([id, missing]) => [id, { ...missing }])),
    unreadable: new Map([...before.unreadable].map(([content, seen]) => [content, { ...seen }])),
  };
  const chosen = new Map<number, Entry>();
  for (const entry of sent) {
    if (!entry.isGood || entry.id === null) continue;
    const other = chosen.get(entry.id);
    if (!other || String(entry.record.updatedAt) > String(other.record.updatedAt)) chosen.set(entry.id, entry);
  }
  const badContents = new Set(bad.map((entry) => `${entry.id} ${contentOf(entry)}`));
  const duplicates = sent.length - bad.length - chosen.size + (bad.length - badContents.size);
  const onTwoPages = listOnTwoPages(pages);
  const complete = isWhole && [...onTwoPages].every((id) => before.idsOnTwoPages.has(id));
  after.idsOnTwoPages = onTwoPages;

  let [inserted, updated] = [0, 0];
  for (const [id, entry] of chosen) {
    const known = before.records.get(id);
    const content = contentOf(entry);
    if (known && !known.isRetired && known.content === content) continue;
    if (known) updated++;
    else inserted++;
    after.records.set(id, { entry, content, isRetired: false, runId, lastSeenRunId: null });
  }

  const unreadable = new Set(bad.filter(({ id }) => id === null).map(contentOf));
  for (const content of unreadable) {
    const seen = after.unreadable.get(content);
    if (!seen?.isThere) after.unreadable.set(content, { sinceRunId: runId, isThere: true });
  }
  if (complete) for (const [content, seen] of after.unreadable) if (!unreadable.has(content)) seen.isThere = false;

  const present = new Set(sent.map(({ id }) => id));
  for (const id of after.missing.keys()) {
    if (!present.has(id)) continue;
    after.missing.delete(id);
    changeRecord(after, id, { lastSeenRunId: null });
  }
  if (complete) {
    for (const [id, { isRetired }] of after.records) {
      if (isRetired || present.has(id)) continue;
      const missing = after.missing.get(id);
      if (missing) missing.missed = 2;
      else after.missing.set(id, { missed: 1, sinceRunId: runId, isHeld: false, isConfirmed: false });
      const record = after.records.get(id);
      if (record?.lastSeenRunId === null) changeRecord(after, id, { lastSeenRunId: Math.max(record.runId, before.lastCompleteRunId) });
    }
  }
  const held = holdBack(after);
  let retired = 0;
  if (complete) {
    for (const [id, { missed, isHeld, isConfirmed }] of after.missing) {
      if (missed < 2 || (isHeld && !isConfirmed)) continue;
      after.missing.delete(id);
      changeRecord(after, id, { isRetired: true });
      retired++;
    }
    after.lastCompleteRunId = runId;
  }
  after.versionCount += inserted + updated;
  if (inserted + updated + retired > 0) after.dataVersion++;
  const counts = {
    received: sent.length,
    inserted,
    updated,
    unchanged: chosen.size - inserted - updated,
    quarantined: badContents.size,
    duplicates,
    retired,
    held_retirements: held,
  };
  return { after, expected: { status: complete && held === 0 ? 'SUCCEEDED' : 'PARTIAL', errorClass: null, counts, complete } };
}

/** A named person confirms what is held. */
export function confirmHeld(model: Model): Model {
  const missing = new Map([...model.missing].map(([id, one]) => [id, { ...one, isConfirmed: one.isConfirmed || one.isHeld }]));
  return { ...model, missing };
}

function changeRecord(model: Model, id: number, fields: Partial<ModelRecord>): void {
  const record = model.records.get(id);
  if (record) model.records.set(id, { ...record, ...fields });
}

/** Marks the retirements that wait for a person. @returns how many */
function holdBack(model: Model): number {
  const unconfirmed = [...model.missing].filter(([, { isConfirmed }]) => !isConfirmed);
  const current = [...model.records.values()].filter(({ isRetired }) => !isRetired).length;
  const isTooMany = unconfirmed.length > Math.max(FREE_RETIREMENTS, current * FREE_SHARE);
  const unreadable = [...model.unreadable.values()].filter(({ isThere }) => isThere);
  let held = 0;
  for (const [id, missing] of unconfirmed) {
    const lastSeen = model.records.get(id)?.lastSeenRunId ?? 0;
    missing.isHeld = isTooMany || unreadable.some(({ sinceRunId }) => missing.sinceRunId >= sinceRunId && lastSeen < sinceRunId);
    if (missing.isHeld) held++;
  }
  return held;
}

function listOnTwoPages(pages: readonly (readonly Entry[])[]): Set<number> {
  const firstPages = new Map<number, number>();
  const found = new Set<number>();
  for (const [page, entries] of pages.entries())
    for (const { id, isGood } of entries) {
      if (!isGood || id === null) continue;
      const first = firstPages.get(id) ?? page;
      if (first !== page) found.add(id);
      firstPages.set(id, first);
    }
  return found;
}

/** What a record says, whatever its spelling and order of keys. */
function contentOf({ record }: Entry): string {
  return JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
