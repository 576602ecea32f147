import { setTimeout as realDelay } from 'node:timers/promises';
import pg from 'pg';
import type { Surroundings } from '../../src/ingest/surroundings';
import type { VirtualClock } from './clock';

/**
 * How a run is interrupted: KILL ends the process, BREAK its connections only. At the statement (or byte) of that number, counted over
 * everything that the instance sends in the run; LOST_ANSWER lets the statement through and loses what it returns.
 */
export interface ArmedCrash {
  kind: 'KILL' | 'BREAK';
  at: 'STATEMENT' | 'LOST_ANSWER' | 'BYTE';
  number: number;
}

/** A process of the product, as far as the ingest is concerned. */
export interface Instance {
  /** Of its connections, in `pg_stat_activity`. */
  readonly name: string;
  surroundings: Surroundings;
  crash: ArmedCrash | null;
  /** Called before each statement of a run up to its commit. */
  beforeStatement: (() => Promise<void>) | null;
  /** Its pauses take no virtual time: another instance's run decides how long they are. */
  isTimeless: boolean;
  readonly hasCrashed: boolean;
  readonly isDead: boolean;
  readonly statementCount: number;
  beginRun(): void;
  close(): Promise<void>;
}

const REAL_PAUSE_MS = 10;

interface Wire {
  stream: { write(chunk: Uint8Array, ...rest: unknown[]): boolean; destroy(error?: Error): void };
}

export interface InstanceOptions {
  name: string;
  clock: VirtualClock;
  fetchPage: typeof fetch;
  random(): number;
  /** A fault of the product: what is sent in place of a statement. */
  sabotage: Sabotage;
}

/** Returns the SQL that is sent in place of a statement of the product. */
export type Sabotage = (sql: string) => string;

export function createInstance({ name, clock, fetchPage, random, sabotage }: InstanceOptions): Instance {
  const open = new Set<SimulatedClient>();
  const idle: SimulatedClient[] = [];
  let statements = 0;
  let bytes = 0;
  let isDead = false;
  let hasCrashed = false;
  let isCommitting = false;

  /** A connection of the product that can break at any statement or byte. Ended ones are reset and used again: connecting takes longer. */
  class SimulatedClient extends pg.Client {
    isUsedAgain = false;

    // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg are passed through
    override connect(): any {
      if (isDead) return Promise.reject(new Error('The process is dead'));
      open.add(this);
      if (this.isUsedAgain) return Promise.resolve();
      return super.connect().then(() => countBytes(this));
    }

    // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg are passed through
    override query(...parameters: any[]): any {
      const [sql, ...rest] = parameters;
      const sent = typeof sql === 'string' ? [sabotage(sql), ...rest] : parameters;
      const send = () => (super.query as (...all: unknown[]) => unknown).apply(this, sent);
      if (!open.has(this)) return send();
      statements++;
      const isHit = instance.crash?.number === statements;
      if (isHit && instance.crash?.at === 'STATEMENT') interrupt();
      isCommitting ||= sql === 'commit';
      const isLost = isHit && instance.crash?.at === 'LOST_ANSWER';
      // A COPY is a stream of the caller, which begins it at once.
      if (typeof sql !== 'string') return send();
      return (async () => {
        if (instance.beforeStatement && !hasCrashed && !isCommitting) await instance.beforeStatement();
        const result = await send();
        if (!isLost) return result;
        interrupt();
        throw new Error('Connection terminated unexpectedly');
      })();
    }

    // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg are passed through
    override async end(): Promise<any> {
      if (!open.delete(this)) return;
      this.removeAllListeners('error')
        .removeAllListeners('end')
        .on('error', () => undefined);
      try {
        if (hasCrashed) throw new Error('Not to be used again');
        await super.query('discard all');
        this.isUsedAgain = true;
        idle.push(this);
      } catch {
        await super.end().catch(() => undefined);
      }
    }
  }

  function interrupt(): void {
    if (hasCrashed) return;
    hasCrashed = true;
    isDead = instance.crash?.kind === 'KILL';
    for (const client of open) wireOf(client).stream.destroy();
    for (const client of idle.splice(0)) wireOf(client).stream.destroy();
  }

  function countBytes(client: SimulatedClient): void {
    const { stream } = wireOf(client);
    const write = stream.write.bind(stream);
    stream.write = (chunk, ...rest) => {
      const isCounted = open.has(client) && instance.crash?.at === 'BYTE' && !hasCrashed;
      if (!isCounted) return write(chunk, ...rest);
      const left = (instance.crash?.number ?? 0) - bytes;
      bytes += chunk.byteLength;
      if (left > chunk.byteLength) return write(chunk, ...rest);
      if (left > 0) write(chunk.subarray(0, left));
      interrupt();
      return false;
    };
  }

  const instance: Instance = {
    name,
    isTimeless: false,
    crash: null,
    beforeStatement: null,
    get hasCrashed() {
      return hasCrashed;
    },
    get isDead() {
      return isDead;
    },
    get statementCount() {
      return statements;
    },
    beginRun() {
      statements = 0;
      bytes = 0;
      hasCrashed = false;
      isCommitting = false;
    },
    surroundings: {
      fetch: (input, init) => (isDead ? Promise.reject(new TypeError('The process is dead')) : fetchPage(input, init)),
      now: clock.now,
      random,
      async delay(milliseconds, signal) {
        signal?.throwIfAborted();
        if (isDead) return;
        if (instance.isTimeless) return void (await realDelay(REAL_PAUSE_MS));
        clock.advance(milliseconds);
        // What is loading on real sockets arrives meanwhile.
        for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
      },
      deadline: clock.deadline,
      createClient: (config) => idle.pop() ?? new SimulatedClient({ ...config, application_name: name }),
    },
    async close() {
      for (const client of idle.splice(0)) wireOf(client).stream.destroy();
    },
  };
  return instance;
}

function wireOf(client: pg.Client): Wire {
  return (client as unknown as { connection: Wire }).connection;
}
