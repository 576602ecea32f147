import { TABLE_DIMENSIONS, type Table } from './published-tables';

/** The leave of one status of one person, cut into atoms: all of it in one combination of values, whatever its days. */
export interface PersonLeave {
  allocations: readonly string[];
  /** A value for each dimension but PROJECT_ALLOCATION, in the order of TABLE_DIMENSIONS. "": missing. */
  atoms: readonly (readonly string[])[];
}

/** Every atom, once in each cell of a table that it is in; those of one person follow each other, and so do those of one atom. */
export interface CutTable {
  /** Numbered over all people. */
  atoms: Int32Array;
  people: Int32Array;
  /** The number of the cell. */
  cells: Int32Array;
  /** More than any number of a cell. */
  cellCount: number;
  valuesAt: (visit: number) => string[];
  /** The cells beside each other, which differ in the value of one dimension alone, have the same number here. */
  joinCells: (dimension: number) => { lines: Int32Array; lineCount: number };
}

const ALLOCATION_PLACE = TABLE_DIMENSIONS.indexOf('PROJECT_ALLOCATION');

/** Numbers the values once, since each atom is looked up in dozens of tables. */
export function createTables(people: readonly PersonLeave[]): (dimensions: Table) => CutTable {
  const names = TABLE_DIMENSIONS.map((): string[] => []);
  const numbers = TABLE_DIMENSIONS.map(() => new Map<string, number>());
  function numberOf(value: string, place: number): number {
    const known = numbers[place]?.get(value);
    if (known !== undefined) return known;
    const number = names[place]?.push(value) ?? 0;
    numbers[place]?.set(value, number - 1);
    return number - 1;
  }
  /** Every atom once, or once under each allocation of its person. */
  function listVisits(allocationsOf: (person: PersonLeave) => readonly string[]) {
    const count = people.reduce((sum, person) => sum + person.atoms.length * allocationsOf(person).length, 0);
    const visits = {
      atoms: new Int32Array(count),
      people: new Int32Array(count),
      digits: TABLE_DIMENSIONS.map(() => new Int32Array(count)),
    };
    let [visit, atom] = [0, 0];
    for (const [at, person] of people.entries()) {
      const allocations = allocationsOf(person).map((allocation) => numberOf(allocation, ALLOCATION_PLACE));
      for (const values of person.atoms) {
        const ofAtom = [...values.map(numberOf), 0];
        for (const allocation of allocations) {
          ofAtom[ALLOCATION_PLACE] = allocation;
          for (let place = 0; place < ofAtom.length; place++) (visits.digits[place] as Int32Array)[visit] = ofAtom[place] as number;
          visits.atoms[visit] = atom;
          visits.people[visit] = at;
          visit++;
        }
        atom++;
      }
    }
    return visits;
  }
  const once = listVisits(() => ['']);
  const underEach = listVisits(({ allocations }) => (allocations.length > 0 ? allocations : ['']));

  return (dimensions) => {
    const places = dimensions.map((dimension) => TABLE_DIMENSIONS.indexOf(dimension));
    const { atoms, people: visited, digits } = places.includes(ALLOCATION_PLACE) ? underEach : once;
    const number = (some: readonly number[]) =>
      numberCells(
        some.map((place) => [digits[place] as Int32Array, names[place]?.length ?? 1]),
        atoms.length,
      );
    const { cells, cellCount } = number(places);
    return {
      atoms,
      people: visited,
      cells,
      cellCount,
      valuesAt: (visit) => places.map((place) => names[place]?.[digits[place]?.[visit] ?? 0] ?? ''),
      joinCells(dimension) {
        const joined = number(places.toSpliced(dimension, 1));
        return { lines: joined.cells, lineCount: joined.cellCount };
      },
    };
  };
}

// More combinations could be there than ever occur.
const MOST_NUMBERS = 1_000_000;

/** Numbers what each visit has by the digits that it is told by. */
function numberCells(
  digits: readonly (readonly [Int32Array, size: number])[],
  visitCount: number,
): { cells: Int32Array; cellCount: number } {
  // Floats hold these whole numbers exactly, however many combinations there could be.
  const keys = new Float64Array(visitCount);
  let keyCount = 1;
  for (const [values, size] of digits) {
    for (let visit = 0; visit < visitCount; visit++) keys[visit] = (keys[visit] as number) * size + (values[visit] as number);
    keyCount *= size;
  }
  if (keyCount <= MOST_NUMBERS) return { cells: new Int32Array(keys), cellCount: keyCount };
  const known = new Map<number, number>();
  const cells = new Int32Array(visitCount);
  for (let visit = 0; visit < visitCount; visit++) {
    const key = keys[visit] as number;
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    cells[visit] = number;
  }
  return { cells, cellCount: known.size };
}

/** How many people are in each cell. */
export function countPeople({ people, cells, cellCount }: Pick<CutTable, 'people' | 'cells' | 'cellCount'>): Int32Array {
  const counts = new Int32Array(cellCount);
  // A person is new to a cell where it is not the last one. 0 is nobody.
  const last = new Int32Array(cellCount);
  for (let visit = 0; visit < cells.length; visit++) {
    const cell = cells[visit] as number;
    const person = (people[visit] as number) + 1;
    if (last[cell] === person) continue;
    last[cell] = person;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}
