import { hashEntry } from './hash-entry';
import type { Entry } from './source-entries';

// What the database has to hold after a run, in plain loops over what the source sent. It shares no line with the product but the content
// hash, which decides between two contents of one id that are equally new.

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
  /** Held because all records of its person are missing. */
  isVanished: boolean;
  isConfirmed: boolean;
}

export interface Model {
  records: Map<number, ModelRecord>;
  missing: Map<number, Missing>;
  /** People of whom it was decided that they left, and whether a run has carried it out. */
  departures: Map<string, { isCarriedOut: boolean }>;
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
  departures: new Map(),
  unreadable: new Map(),
  idsOnTwoPages: new Set(),
  lastCompleteRunId: 0,
  dataVersion: 0,
  versionCount: 0,
});

const REFUSED_SHARE = 0.05;
const FREE_RETIREMENTS = 20;
const FREE_SHARE = 0.05;
const RECORDS_OF_VANISHED = 3;
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
    departures: new Map(before.departures),
    unreadable: new Map([...before.unreadable].map(([content, seen]) => [content, { ...seen }])),
  };
  const chosen = new Map<number, Entry>();
  for (const entry of sent) {
    if (!entry.isGood || entry.id === null) continue;
    const other = chosen.get(entry.id);
    if (!other || isChosenOver(entry, other)) chosen.set(entry.id, entry);
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
  }
  // A rejected record does not bring a retired one back.
  for (const id of present) if (id !== null && after.records.get(id)?.isRetired === false) changeRecord(after, id, { lastSeenRunId: null });
  const departed = changeDepartures(before, after, present);
  if (complete) {
    for (const [id, { isRetired, entry }] of after.records) {
      if (isRetired || present.has(id) || after.departures.has(personOf(entry))) continue;
      const missing = after.missing.get(id);
      if (missing) missing.missed = 2;
      else after.missing.set(id, { missed: 1, sinceRunId: runId, isHeld: false, isVanished: false, isConfirmed: false });
      const record = after.records.get(id);
      if (record?.lastSeenRunId === null) changeRecord(after, id, { lastSeenRunId: Math.max(record.runId, before.lastCompleteRunId) });
    }
  }
  const { held, isSaid } = holdBack(after);
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
  if (inserted + updated + retired + departed > 0) after.dataVersion++;
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
  return { after, expected: { status: complete && !isSaid ? 'SUCCEEDED' : 'PARTIAL', errorClass: null, counts, complete } };
}

/** A named person confirms what is held, but for the records of people who vanished. */
export function confirmHeld(model: Model): Model {
  return confirm(model, ({ isHeld, isVanished }) => isHeld && !isVanished);
}

/** It was decided that somebody who vanished left. */
export function decideLeft(model: Model, person: string): Model {
  return { ...model, departures: new Map(model.departures).set(person, { isCarriedOut: false }) };
}

/** It was decided that the records of somebody who vanished were removed. */
export function decideRemoved(model: Model, person: string): Model {
  const ids = listVanished(model).get(person) ?? [];
  return confirm(model, (_missing, id) => ids.includes(id));
}

/** Returns the people about whom a decision is due, with their records: all of them are missing since one run. */
export function listVanished({ records, missing, departures }: Model): Map<string, number[]> {
  const current = new Map<string, number[]>();
  for (const [id, { entry, isRetired }] of records) {
    if (!isRetired) current.set(personOf(entry), [...(current.get(personOf(entry)) ?? []), id]);
  }
  const vanished = new Map<string, number[]>();
  for (const [person, ids] of current) {
    const misses = ids.map((id) => missing.get(id));
    const [first] = misses;
    const isGone = misses.every((one) => one !== undefined && !one.isConfirmed && one.sinceRunId === first?.sinceRunId);
    if (isGone && ids.length >= RECORDS_OF_VANISHED && !departures.has(person)) vanished.set(person, ids);
  }
  return vanished;
}

function confirm(model: Model, isMeant: (missing: Missing, id: number) => boolean): Model {
  const missing = new Map([...model.missing].map(([id, one]) => [id, { ...one, isConfirmed: one.isConfirmed || isMeant(one, id) }]));
  return { ...model, missing };
}

/** Of two records with one id: the later `updatedAt`, then the greater hash. */
function isChosenOver(entry: Entry, other: Entry): boolean {
  const [own, others] = [String(entry.record.updatedAt), String(other.record.updatedAt)];
  return own === others ? hashEntry(entry) > hashEntry(other) : own > others;
}

function changeRecord(model: Model, id: number, fields: Partial<ModelRecord>): void {
  const record = model.records.get(id);
  if (record) model.records.set(id, { ...record, ...fields });
}

/** Ends the departures of people who are back, and carries out the new ones. @returns how many readers notice */
function changeDepartures(before: Model, after: Model, present: ReadonlySet<number | null>): number {
  let noticed = 0;
  const back = new Set<string>();
  for (const id of present)
    for (const { records } of [before, after]) {
      const record = records.get(id ?? -1);
      if (record) back.add(personOf(record.entry));
    }
  for (const [person, { isCarriedOut }] of after.departures) {
    if (!back.has(person)) continue;
    after.departures.delete(person);
    if (isCarriedOut) noticed++;
  }
  for (const [person, { isCarriedOut }] of after.departures) {
    if (isCarriedOut) continue;
    after.departures.set(person, { isCarriedOut: true });
    noticed++;
    for (const id of after.missing.keys()) {
      const record = after.records.get(id);
      if (record && personOf(record.entry) === person) after.missing.delete(id);
    }
  }
  return noticed;
}

/** Marks the retirements that wait for a person. @returns how many, and whether the run has to give the reason */
function holdBack(model: Model): { held: number; isSaid: boolean } {
  const unconfirmed = [...model.missing].filter(([, { isConfirmed }]) => !isConfirmed);
  const current = [...model.records.values()].filter(({ isRetired }) => !isRetired).length;
  const isTooMany = unconfirmed.length > Math.max(FREE_RETIREMENTS, current * FREE_SHARE);
  const unreadable = [...model.unreadable.values()].filter(({ isThere }) => isThere);
  const vanished = new Set([...listVanished(model).values()].flat());
  let held = 0;
  let isSaid = isTooMany;
  for (const [id, missing] of unconfirmed) {
    const wasHeld = missing.isHeld;
    const lastSeen = model.records.get(id)?.lastSeenRunId ?? 0;
    const isAmbiguous = unreadable.some(({ sinceRunId }) => missing.sinceRunId >= sinceRunId && lastSeen < sinceRunId);
    missing.isVanished = !isTooMany && vanished.has(id);
    missing.isHeld = isTooMany || isAmbiguous || missing.isVanished;
    if (missing.isHeld) held++;
    // Somebody who vanished is said once: only the decision is open.
    if (missing.isVanished ? !wasHeld : isAmbiguous) isSaid = true;
  }
  return { held, isSaid };
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

/** The content of a record, independent of spelling and order of keys. */
function contentOf({ record }: Entry): string {
  return JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const personOf = ({ record }: Entry): string => String(record.empId);
