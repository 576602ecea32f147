import pg from 'pg';

/** What a connection reports to the instance that holds it. */
export interface ConnectionHolder {
  readonly isDead: boolean;
  readonly open: Set<SimulatedClient>;
  /** Sends a statement, or breaks instead. */
  query(sql: unknown, send: (sql: unknown) => unknown): unknown;
  /** Returns after how many bytes of the chunk the connection breaks; null: the chunk is sent whole. */
  countBytes(chunk: Uint8Array): number | null;
  interrupt(): void;
}

interface Wire {
  write(chunk: Uint8Array, ...rest: unknown[]): boolean;
  destroy(error?: Error): void;
}

/**
 * A connection of the product that can break at any statement or byte. One that ended is reset and used again, by either instance: a new
 * backend of PostgreSQL costs more than a run.
 */
export class SimulatedClient extends pg.Client {
  /** Null while nobody uses the connection. */
  holder: ConnectionHolder | null = null;
  #isConnected = false;
  #isBroken = false;

  constructor(
    config: pg.ClientConfig,
    private readonly idle: SimulatedClient[],
  ) {
    // Real time decides nothing: on a machine that is busy enough, PostgreSQL would seem to be away.
    super({ ...config, connectionTimeoutMillis: 0 });
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg are passed through
  override connect(): any {
    if (!this.holder || this.holder.isDead) return Promise.reject(new Error('The process is dead'));
    this.holder.open.add(this);
    if (this.#isConnected) return Promise.resolve();
    this.#isConnected = true;
    return super.connect().then(() => this.#countBytes());
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg are passed through
  override query(...parameters: any[]): any {
    const [sql, ...rest] = parameters;
    const send = (sent: unknown) => (super.query as (...all: unknown[]) => unknown).apply(this, [sent, ...rest]);
    return this.holder?.open.has(this) ? this.holder.query(sql, send) : send(sql);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg are passed through
  override async end(): Promise<any> {
    if (!this.holder?.open.delete(this)) return;
    this.holder = null;
    this.removeAllListeners('error')
      .removeAllListeners('end')
      .on('error', () => undefined);
    try {
      if (this.#isBroken) throw new Error('Not to be used again');
      await super.query('discard all');
      this.idle.push(this);
    } catch {
      await super.end().catch(() => undefined);
    }
  }

  /** @returns the process id of the backend that PostgreSQL has to end; null: it never connected */
  break(): number | null {
    this.#isBroken = true;
    this.#wire.destroy();
    return (this as unknown as { processID: number | null }).processID;
  }

  #countBytes(): void {
    const wire = this.#wire;
    const write = wire.write.bind(wire);
    wire.write = (chunk, ...rest) => {
      const { holder } = this;
      const left = holder?.countBytes(chunk) ?? null;
      if (left === null) return write(chunk, ...rest);
      if (left > 0) write(chunk.subarray(0, left));
      holder?.interrupt();
      return false;
    };
  }

  get #wire(): Wire {
    return (this as unknown as { connection: { stream: Wire } }).connection.stream;
  }
}
