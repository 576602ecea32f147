import { TABLE_DIMENSIONS, type Table } from './published-tables';

/** The leave of one status of one person, cut into atoms: all of it in one combination of values, whatever its days. */
export interface PersonLeave {
  allocations: readonly string[];
  /** A value for each dimension but PROJECT_ALLOCATION, in the order of TABLE_DIMENSIONS. "": missing. */
  atoms: readonly (readonly string[])[];
}

/** A combination of values that leave occurs in. */
export interface Cell {
  values: readonly string[];
  /** Numbered over all people. */
  atoms: number[];
  people: number[];
}

type CutIntoCells = (dimensions: Table) => Cell[];

/** Numbers the values once, since each atom is looked up in dozens of tables. */
export function createCells(people: readonly PersonLeave[]): CutIntoCells {
  const names = TABLE_DIMENSIONS.map((): string[] => []);
  const numbers = TABLE_DIMENSIONS.map(() => new Map<string, number>());
  function numberOf(value: string, place: number): number {
    const known = numbers[place]?.get(value);
    if (known !== undefined) return known;
    const number = names[place]?.push(value) ?? 0;
    numbers[place]?.set(value, number - 1);
    return number - 1;
  }
  const allocationPlace = TABLE_DIMENSIONS.indexOf('PROJECT_ALLOCATION');
  const numbered = people.map(({ atoms, allocations }) => ({
    atoms: atoms.map((values) => values.map(numberOf)),
    allocations: (allocations.length > 0 ? allocations : ['']).map((value) => numberOf(value, allocationPlace)),
  }));

  return (dimensions) => {
    const places = dimensions.map((dimension) => TABLE_DIMENSIONS.indexOf(dimension));
    const cells = new Map<number, Cell>();
    let atom = 0;
    for (const [person, { atoms, allocations }] of numbered.entries()) {
      const choices = dimensions.includes('PROJECT_ALLOCATION') ? allocations : [0];
      for (const values of atoms) {
        for (const allocation of choices) {
          let key = 0;
          for (const place of places) key = key * (names[place]?.length ?? 1) + (values[place] ?? allocation);
          let cell = cells.get(key);
          if (!cell) {
            cell = { values: places.map((place) => names[place]?.[values[place] ?? allocation] ?? ''), atoms: [], people: [] };
            cells.set(key, cell);
          }
          cell.atoms.push(atom);
          if (cell.people.at(-1) !== person) cell.people.push(person);
        }
        atom++;
      }
    }
    return [...cells.values()];
  };
}
