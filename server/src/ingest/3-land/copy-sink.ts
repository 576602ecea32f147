import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { ByteText } from '../../db/copy-text';

/** Writes rows into a table by COPY, with backpressure. */
export interface CopySink {
  /** Writes rows; begins the COPY where none is open. */
  write(rows: ByteText): Promise<void>;
  /** Ends the COPY. Resolves when all rows are in the table and the connection is free. */
  end(): Promise<void>;
  /** Aborts the COPY. */
  destroy(): void;
}

export function createCopySink(open: () => CopyStreamQuery): CopySink {
  let current: { copy: CopyStreamQuery; copied: Promise<void> } | null = null;

  const begin = () => {
    const copy = open();
    const copied = finished(copy);
    // Awaited in end(); until then a failure must not be an unhandled rejection.
    copied.catch(() => undefined);
    return { copy, copied };
  };

  return {
    async write(rows) {
      current ??= begin();
      const { copy, copied } = current;
      if (!copy.write(Buffer.from(rows, 'latin1'))) await Promise.race([once(copy, 'drain'), copied]);
    },
    async end() {
      if (current === null) return;
      const { copy, copied } = current;
      copy.end();
      await copied;
      current = null;
    },
    destroy() {
      current?.copy.destroy();
    },
  };
}
