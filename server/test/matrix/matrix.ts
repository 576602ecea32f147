/** The tests of a row: file and name, as the name stands in the file; `%s` and `$name` are those of a table of cases. */
export type RowTests = readonly (readonly [file: string, name: string])[];

/** What is promised, by part and row, with the tests that hold the program to it. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, RowTests>>>>;
