import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { ByteText } from '../../db/copy-text';

/** Takes rows into a table by COPY, no faster than the database does. */
export interface CopySink {
  /** Begins the COPY where none is under way. */
  write(rows: ByteText): Promise<void>;
  /** Resolves when everything that was written is in the table; then the connection is free for something else. */
  end(): Promise<void>;
  /** Breaks the COPY off. */
  destroy(): void;
}

export function createCopySink(open: () => CopyStreamQuery): CopySink {
  let current: { copy: CopyStreamQuery; copied: Promise<void> } | null = null;

  const begin = () => {
    const copy = open();
    const copied = finished(copy);
    // Awaited at the end; a failure in between must not be an unhandled one.
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
