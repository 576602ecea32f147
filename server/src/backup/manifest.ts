import { z } from 'zod';
import { isId } from '../domain/id-text';

/** The format of the archive itself. A program reads its own format and older ones. */
export const ARCHIVE_FORMAT = 1;
export const MANIFEST_NAME = 'manifest.json';
/** Every file of a table is below this folder: `tables/<schema>.<table>/<number>.copy`. */
export const TABLES_FOLDER = 'tables';

const table = z.object({
  /** With its schema. */
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
  /** Of the COPY text of the table, uncompressed. */
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});

export const manifestSchema = z.object({
  format: z.int(),
  /** Version of the program that made the archive. */
  program: z.string(),
  /** The moment of the snapshot, by the database's clock. */
  takenAt: z.iso.datetime(),
  dataVersion: z.string().refine(isId),
  /** The applied migrations in order: together the version of the schema. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(table),
  /** The next ids: of identity columns, by table and column. */
  sequences: z.array(z.object({ table: z.string(), column: z.string(), lastValue: z.string().refine(isId) })),
});

/** What an archive holds. It is the last file of the archive, so an archive that was cut off has none. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ArchivedTable = z.infer<typeof table>;
