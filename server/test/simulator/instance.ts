import { setTimeout as realDelay } from 'node:timers/promises';
import type { Surroundings } from '../../src/ingest/surroundings';
import type { VirtualClock } from './clock';
import { type ConnectionHolder, SimulatedClient } from './simulated-client';

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
  surroundings: Surroundings;
  crash: ArmedCrash | null;
  /** Called before each statement of a run up to its commit. */
  beforeStatement: (() => Promise<void>) | null;
  /** Its pauses take no virtual time: another instance's run decides how long they are. */
  isTimeless: boolean;
  readonly hasCrashed: boolean;
  readonly isDead: boolean;
  readonly statementCount: number;
  /** Process ids of the backends of PostgreSQL whose connections the last crash broke. */
  readonly brokenBackends: readonly number[];
  beginRun(): void;
}

const REAL_PAUSE_MS = 10;

export interface InstanceOptions {
  clock: VirtualClock;
  fetchPage: typeof fetch;
  random(): number;
  /** A fault of the product: what is sent in place of a statement. */
  sabotage: Sabotage;
  /** Connections that ended, to be used again. */
  idle: SimulatedClient[];
}

/** Returns the SQL that is sent in place of a statement of the product. */
export type Sabotage = (sql: string) => string;

export function createInstance({ clock, fetchPage, random, sabotage, idle }: InstanceOptions): Instance {
  let statements = 0;
  let bytes = 0;
  let isDead = false;
  let hasCrashed = false;
  let isCommitting = false;
  let brokenBackends: number[] = [];

  const holder: ConnectionHolder = {
    open: new Set(),
    get isDead() {
      return isDead;
    },
    query(sql, send) {
      statements++;
      const isHit = instance.crash?.number === statements;
      if (isHit && instance.crash?.at === 'STATEMENT') holder.interrupt();
      isCommitting ||= sql === 'commit';
      const isLost = isHit && instance.crash?.at === 'LOST_ANSWER';
      // A COPY is a stream of the caller, which begins it at once.
      if (typeof sql !== 'string') return send(sql);
      return (async () => {
        if (instance.beforeStatement && !hasCrashed && !isCommitting) await instance.beforeStatement();
        const result = await send(sabotage(sql));
        if (!isLost) return result;
        holder.interrupt();
        throw new Error('Connection terminated unexpectedly');
      })();
    },
    countBytes(chunk) {
      if (instance.crash?.at !== 'BYTE' || hasCrashed) return null;
      const left = instance.crash.number - bytes;
      bytes += chunk.byteLength;
      return left > chunk.byteLength ? null : Math.max(0, left);
    },
    interrupt() {
      if (hasCrashed) return;
      hasCrashed = true;
      isDead = instance.crash?.kind === 'KILL';
      for (const client of holder.open) {
        const backend = client.break();
        if (backend !== null) brokenBackends.push(backend);
      }
    },
  };

  const instance: Instance = {
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
    get brokenBackends() {
      return brokenBackends;
    },
    beginRun() {
      brokenBackends = [];
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
      createClient(config) {
        const client = idle.pop() ?? new SimulatedClient(config, idle);
        client.holder = holder;
        return client;
      },
    },
  };
  return instance;
}
