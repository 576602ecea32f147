import { inOlderSpelling, makeRecord, shuffleKeys, type TestRecord } from '../records';
import type { Random } from './random';

// What the simulated source holds, and how its people edit it.

/** One record of the source: a good one, or one that has to be quarantined. */
export interface Entry {
  /** Null: it has no readable id. */
  id: number | null;
  isGood: boolean;
  /** In the newer spelling. */
  record: TestRecord;
  /** How it is written; it changes nothing of what it says. */
  isOlderSpelling: boolean;
  keySeed: number;
}

const PEOPLE = 9;
const TYPES = [
  { leaveTypeId: 7, leaveTypeName: 'Discretionary', defaultDays: 10, transferableDays: 0 },
  { leaveTypeId: 8, leaveTypeName: 'Annual', defaultDays: 18, transferableDays: 6 },
];
const YEARS = [
  { fiscalId: 101, fiscalStartDate: '2022-07-17T00:00:00.000Z', fiscalEndDate: '2023-07-16T00:00:00.000Z', fiscalIsCurrent: false },
  { fiscalId: 102, fiscalStartDate: '2023-07-17T00:00:00.000Z', fiscalEndDate: '2024-07-15T00:00:00.000Z', fiscalIsCurrent: true },
];
const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'PENDING', 'REJECTED', 'CANCELLED', 'WITHDRAWN'];
const DEPARTMENTS = ['Engineering', 'Design', 'Support of people, and what belongs to it', null];
const REASONS = ['Moving house', 'नेपाल', 'a\nb', '😀', '"; drop table', 'x'.repeat(3_000), '\\N', '\t'];
const ALLOCATIONS = [null, [{ id: 31, name: 'Aspen', type: 'project' }], [{ id: 32, name: 'Birch', type: null }]];
const HUGE_ID = 5_000_000_000;

/** The state of the source. Edits replace entries and never change them, so an answer keeps what it was made of. */
export interface SourceEntries {
  entries: readonly Entry[];
  /** Entries that were deleted, and may come back. */
  gone: readonly Entry[];
  edits: number;
}

const EDITS = [
  'ADD',
  'ADD',
  'STATUS',
  'STATUS',
  'DAYS',
  'DATES',
  'MOVE',
  'PERSON',
  'DEPARTMENT',
  'REASON',
  'TYPE',
  'REMOVE',
  'REMOVE',
  'RETURN',
  'RETURN',
  'REUSE',
  'SPELL',
  'ORDER',
  'MANY_GONE',
  'ALL_BACK',
] as const;
const FLAWS: readonly TestRecord[] = [
  { leaveDays: -1 },
  { startDate: '2023-02-29' },
  { endDate: '2001-01-01' },
  { leaveDays: 400 },
  { empId: undefined },
  { leaveTypeId: 'seven' },
  { reason: 'x'.repeat(70_000) },
  { reason: 'a\u0000b' },
  { fiscalEndDate: '2001-01-01' },
];

export function makeEntries(random: Random): SourceEntries {
  const count = random.chance(0.1) ? 0 : 25 + random.below(30);
  let source: SourceEntries = { entries: [], gone: [], edits: 0 };
  for (let at = 0; at < count; at++) source = edit(source, random, 'ADD');
  return source;
}

/**
 * One random edit. Each edit that changes a person has a later `updatedAt`; one that only changes a leave may keep it, as the source does.
 */
export function editEntries(source: SourceEntries, random: Random): SourceEntries {
  return edit(source, random, random.pick(EDITS));
}

function edit(source: SourceEntries, random: Random, kind: (typeof EDITS)[number]): SourceEntries {
  const { entries, gone } = source;
  const edits = source.edits + 1;
  const updatedAt = new Date(Date.UTC(2024, 0, 1, 0, 0, edits)).toISOString();
  const at = random.below(Math.max(1, entries.length));
  const entry = entries[at];
  const change = (fields: TestRecord): SourceEntries => {
    if (!entry?.isGood) return { ...source, edits };
    return { ...source, edits, entries: entries.with(at, { ...entry, record: { ...entry.record, ...fields } }) };
  };
  switch (kind) {
    case 'ADD':
      return { ...source, edits, entries: insert(entries, newEntry(edits, updatedAt, random), random) };
    case 'STATUS':
      return change({ status: random.pick(STATUSES) });
    case 'DAYS':
      return change({ leaveDays: random.pick([0.5, 1]) });
    case 'DATES':
      return change(datesOf(random));
    case 'MOVE':
      return change({ ...personOf(random.below(PEOPLE)), updatedAt });
    case 'PERSON':
      return change({ lastName: random.pick(['Oakes', 'Pine', 'Rowan']), teamManagerId: random.pick([1000, 1001, null]), updatedAt });
    case 'DEPARTMENT':
      return change({ departmentDescription: random.pick(DEPARTMENTS), allocations: random.pick(ALLOCATIONS), updatedAt });
    case 'REASON':
      return change({ reason: random.pick(REASONS) });
    case 'TYPE':
      return change({ ...random.pick(TYPES), ...random.pick(YEARS), updatedAt });
    case 'REMOVE':
      return entry ? { entries: entries.toSpliced(at, 1), gone: [...gone, entry], edits } : { ...source, edits };
    case 'RETURN': {
      const back = gone[random.below(Math.max(1, gone.length))];
      if (!back || entries.some(({ id }) => id === back.id)) return { ...source, edits };
      return { entries: insert(entries, back, random), gone: gone.filter((other) => other !== back), edits };
    }
    case 'REUSE': {
      // The id of a deleted record, for another leave of another person.
      const old = gone.find(({ id, isGood }) => isGood && !entries.some((other) => other.id === id));
      if (!old) return { ...source, edits };
      const reused = newEntry(edits, updatedAt, random);
      const record = { ...reused.record, id: old.id };
      return { entries: [...entries, { ...reused, id: old.id, record }], gone: gone.filter((other) => other !== old), edits };
    }
    case 'SPELL':
      return {
        ...source,
        edits,
        // A rejected record is one content in any order of keys, but not in any spelling: it is not read that far.
        entries: entries.map((other) => ({ ...other, isOlderSpelling: other.isGood && random.chance(0.3), keySeed: random.below(1_000) })),
      };
    case 'ORDER':
      return { ...source, edits, entries: entries.toSorted((a, b) => ((a.id ?? 0) % 7) - ((b.id ?? 0) % 7)) };
    case 'MANY_GONE': {
      if (!random.chance(0.3)) return { ...source, edits };
      const kept = entries.filter(() => random.chance(0.5));
      return { entries: kept, gone: [...gone, ...entries.filter((other) => !kept.includes(other))], edits };
    }
    case 'ALL_BACK': {
      const ids = new Set(entries.map(({ id }) => id));
      const back = gone.filter(({ id }) => id !== null && !ids.has(id) && ids.add(id));
      return { entries: [...entries, ...back], gone: [], edits };
    }
  }
}

/** Adds a record that has to be quarantined, or takes one away, or mends it. */
export function spoilEntries(source: SourceEntries, random: Random): SourceEntries {
  const bad = source.entries.filter(({ isGood }) => !isGood);
  const edits = source.edits + 1;
  if (bad.length > 0 && random.chance(bad.length > 2 ? 0.8 : 0.4)) {
    const gone = random.pick(bad);
    return { ...source, edits, entries: source.entries.filter((entry) => entry !== gone) };
  }
  const entry = newEntry(edits, '2024-01-01T00:00:00.000Z', random);
  const spoiled: Entry = random.chance(0.4)
    ? {
        ...entry,
        id: null,
        isGood: false,
        isOlderSpelling: false,
        record: { ...entry.record, id: random.pick([null, 'nine', -1, 1.5]), reason: `unreadable ${edits}` },
      }
    : { ...entry, isGood: false, isOlderSpelling: false, record: { ...entry.record, ...random.pick(FLAWS) } };
  const known = source.entries.filter(({ isGood }) => isGood);
  // Often a known record turns bad: it keeps its last good form.
  if (spoiled.id !== null && known.length > 0 && random.chance(0.6)) {
    const victim = random.pick(known);
    const record = { ...victim.record, ...random.pick(FLAWS) };
    return {
      ...source,
      edits,
      entries: source.entries.map((other) => (other === victim ? { ...victim, isGood: false, isOlderSpelling: false, record } : other)),
    };
  }
  return { ...source, edits, entries: insert(source.entries, spoiled, random) };
}

/** All records of a person go; they may come back. */
export function removePerson({ entries, gone, edits }: SourceEntries, random: Random): SourceEntries {
  const person = `E${random.below(PEOPLE)}`;
  const own = entries.filter(({ record }) => record.empId === person);
  return { entries: entries.filter((entry) => !own.includes(entry)), gone: [...gone, ...own], edits: edits + 1 };
}

/** Sends a record twice, with the same content or with an older one; or once again. */
export function doubleEntry(source: SourceEntries, random: Random): SourceEntries {
  const good = source.entries.filter(({ isGood }) => isGood);
  const edits = source.edits + 1;
  const counts = new Map<number | null, number>();
  for (const { id } of good) counts.set(id, 1 + (counts.get(id) ?? 0));
  const doubled = good.filter(({ id }) => (counts.get(id) ?? 0) > 1);
  if (doubled.length > 0 && random.chance(0.6)) {
    const extra = random.pick(doubled);
    return { ...source, edits, entries: source.entries.filter((entry) => entry !== extra) };
  }
  if (good.length === 0) return { ...source, edits };
  const entry = random.pick(good);
  const older = { status: 'REJECTED', updatedAt: new Date(Date.UTC(2023, 0, 1, 0, 0, edits)).toISOString() };
  const copy = random.chance(0.5) ? { ...entry } : { ...entry, record: { ...entry.record, ...older } };
  return { ...source, edits, entries: insert(source.entries, copy, random) };
}

export function writeEntry({ record, isOlderSpelling, keySeed }: Entry): string {
  const spelled = isOlderSpelling ? inOlderSpelling(record) : record;
  return JSON.stringify(keySeed % 3 === 0 ? spelled : shuffleKeys(spelled, keySeed + 1));
}

function insert(entries: readonly Entry[], entry: Entry, random: Random): Entry[] {
  return entries.toSpliced(random.below(entries.length + 1), 0, entry);
}

function newEntry(edits: number, updatedAt: string, random: Random): Entry {
  const id = random.chance(0.05) ? HUGE_ID + edits : edits;
  const record = makeRecord({
    id,
    ...personOf(random.below(PEOPLE)),
    status: random.pick(STATUSES),
    reason: random.pick(REASONS),
    createdAt: '2023-04-01T05:00:00.000Z',
    updatedAt,
    ...datesOf(random),
    ...random.pick(TYPES),
    ...random.pick(YEARS),
  });
  return { id, isGood: true, record, isOlderSpelling: random.chance(0.2), keySeed: random.below(1_000) };
}

const personOf = (person: number): TestRecord => ({
  userId: 1000 + person,
  empId: `E${person}`,
  firstName: ['Asha', 'Bo', 'Zoë'][person % 3],
  lastName: `Testperson ${person}`,
  email: `person${person}@example.com`,
  departmentDescription: DEPARTMENTS[person % DEPARTMENTS.length],
});

function datesOf(random: Random): TestRecord {
  const start = Date.UTC(2023, 4, 1 + random.below(400));
  const length = 1 + random.below(6);
  const date = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
  return { startDate: date(0), endDate: date(length - 1), leaveDays: random.pick([1, 0.5, length]) };
}
