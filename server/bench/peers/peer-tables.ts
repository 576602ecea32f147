import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { monthOfDay } from '../../src/mart/months';
import { type MartState, STATUS } from '../../src/mart/state';

/** A table of a peer, and its rows as a CSV file without a header. All columns are numbers; -1 is a missing value. */
export interface PeerTable {
  name: string;
  /** Names with PostgreSQL types, which DuckDB knows, too. */
  columns: readonly string[];
  file: string;
}

const KEYS = ['department int', 'designation int', 'leave_type int', 'year_month int', 'micro int'] as const;

/**
 * Writes the approved leave of a state as the tables that peers answer from: `day_facts` has one row for each leave and date, and
 * `person_months`, their best rollup, one for each person, leave type and month. In the rollup days and leaves add up, so that only people
 * are counted distinctly: `leaves` are those with a day in the month, `leaves_begun` those whose first day is in it.
 */
export async function writePeerTables(state: MartState, folder: string): Promise<PeerTable[]> {
  const dayFacts = { name: 'day_facts', columns: ['leave_id bigint', 'person int', ...KEYS], file: join(folder, 'day_facts.csv') };
  const personMonths = {
    name: 'person_months',
    columns: ['person int', ...KEYS, 'leaves int', 'leaves_begun int'],
    file: join(folder, 'person_months.csv'),
  };
  await pipeline(Readable.from(listDayFacts(state)), createWriteStream(dayFacts.file));
  await pipeline(Readable.from(listPersonMonths(state)), createWriteStream(personMonths.file));
  return [dayFacts, personMonths];
}

function* approvedLeaves({ leaves }: MartState): Generator<number> {
  for (let leave = 0; leave < leaves.count; leave++) if (leaves.status[leave] === STATUS.APPROVED) yield leave;
}

function keysOf({ people, leaves }: MartState, leave: number): string {
  const person = leaves.person[leave] as number;
  return `${people.department[person]},${people.designation[person]},${leaves.leaveType[leave]}`;
}

function* listDayFacts(state: MartState): Generator<string> {
  const { leaves, dayFacts } = state;
  for (const leave of approvedLeaves(state)) {
    const keys = keysOf(state, leave);
    let rows = '';
    for (let fact = leaves.factStart[leave] as number; fact < (leaves.factStart[leave + 1] as number); fact++) {
      const month = monthOfDay(dayFacts.day[fact] as number);
      rows += `${leaves.id[leave]},${leaves.person[leave]},${keys},${month},${dayFacts.micro[fact]}\n`;
    }
    if (rows !== '') yield rows;
  }
}

function* listPersonMonths(state: MartState): Generator<string> {
  const { leaves, leaveMonths } = state;
  let person = -1;
  let cells = new Map<string, { micro: number; leaves: number; begun: number }>();
  const write = () => [...cells].map(([keys, cell]) => `${person},${keys},${cell.micro},${cell.leaves},${cell.begun}\n`).join('');
  for (const leave of approvedLeaves(state)) {
    if (leaves.person[leave] !== person) {
      if (cells.size > 0) yield write();
      person = leaves.person[leave] as number;
      cells = new Map();
    }
    const first = leaves.monthStart[leave] as number;
    for (let at = first; at < (leaves.monthStart[leave + 1] as number); at++) {
      const keys = `${keysOf(state, leave)},${leaveMonths.month[at]}`;
      const cell = cells.get(keys) ?? { micro: 0, leaves: 0, begun: 0 };
      cells.set(keys, cell);
      cell.micro += leaveMonths.micro[at] as number;
      cell.leaves++;
      if (at === first) cell.begun++;
    }
  }
  if (cells.size > 0) yield write();
}
