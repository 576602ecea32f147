/** Columns for day facts whose number is known only once all leaves are spread. */
export function createFactColumns(expected: number) {
  let facts = { day: new Int32Array(expected), micro: new Int32Array(expected) };
  return {
    get facts() {
      return facts;
    },
    /** Makes room for facts up to a place. */
    reserve(end: number): void {
      if (end <= facts.day.length) return;
      const larger = { day: new Int32Array(2 * end), micro: new Int32Array(2 * end) };
      larger.day.set(facts.day);
      larger.micro.set(facts.micro);
      facts = larger;
    },
  };
}
