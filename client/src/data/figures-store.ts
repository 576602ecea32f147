import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { type DocumentNode, Kind } from 'graphql';

/** About a minute of cross-filtering; a page asks one question. */
const MAX_KEPT = 60;
/** While the data version stays the same an answer is valid; days counted up to today, such as those of waiting requests, still age. */
const FRESH_MS = 30_000;

/** A document and its variables. */
export interface Question<TData = unknown, TVariables extends OperationVariables = OperationVariables> {
  query: TypedDocumentNode<TData, TVariables>;
  variables: TVariables;
}

/**
 * When a question is sent: FIRST immediately, LATER when the first ones that are under way are answered, or when the same question comes
 * as a FIRST one. What a page is about comes first: sent together, each would wait for all others.
 */
export type Turn = 'FIRST' | 'LATER';

interface Kept {
  data: unknown;
  takenAt: number;
}
interface InFlight {
  answer: Promise<unknown>;
  controller: AbortController;
  turn: Turn;
  /** Cuts the waiting of a LATER question short. */
  sendNow: () => void;
  /** How many callers wait for it. */
  waiting: number;
}

/** A request that may be shared: `leave` gives it up, and the last caller to leave cancels it. */
export interface SharedRequest<TData> {
  answer: Promise<TData>;
  leave: () => void;
}

/** The latest answers of figures by query, and the requests in progress: equal queries share one request. */
export class FiguresStore {
  readonly #client: ApolloClient;
  readonly #kept = new Map<string, Kept>();
  readonly #inFlight = new Map<string, InFlight>();

  constructor(client: ApolloClient) {
    this.#client = client;
    // Answers belong to the session in which they were read.
    client.onClearStore(async () => {
      this.#kept.clear();
      for (const { controller } of this.#inFlight.values()) controller.abort();
      this.#inFlight.clear();
    });
  }

  get<TData>(key: string): TData | undefined {
    return this.#kept.get(key)?.data as TData | undefined;
  }

  /** Whether the kept answer is of this data version and less than half a minute old. */
  isFresh(key: string, dataVersion: string | undefined): boolean {
    const kept = this.#kept.get(key);
    return kept !== undefined && dataVersion !== undefined && versionOf(kept.data) === dataVersion && Date.now() - kept.takenAt < FRESH_MS;
  }

  ask<TData, TVariables extends OperationVariables>(question: Question<TData, TVariables>, turn: Turn = 'FIRST'): SharedRequest<TData> {
    const key = keyOf(question);
    const shared = this.#inFlight.get(key) ?? this.#send(key, question, turn);
    if (turn === 'FIRST') {
      shared.turn = 'FIRST';
      shared.sendNow();
    }
    shared.waiting++;
    let isWaiting = true;
    return {
      answer: shared.answer as Promise<TData>,
      leave: () => {
        if (!isWaiting) return;
        isWaiting = false;
        shared.waiting--;
        if (shared.waiting > 0 || this.#inFlight.get(key) !== shared) return;
        this.#inFlight.delete(key);
        shared.controller.abort();
      },
    };
  }

  /** Drops the kept answers of these operations: something that is not part of the data version has changed them. */
  forget(operations: readonly string[]): void {
    for (const key of this.#kept.keys()) if (operations.some((name) => key.startsWith(`${name} `))) this.#kept.delete(key);
  }

  /** Asks without waiting for the answer, unless a fresh one is kept. */
  fetchAhead<TData, TVariables extends OperationVariables>(question: Question<TData, TVariables>): void {
    const kept = this.#kept.get(keyOf(question));
    if (kept === undefined || Date.now() - kept.takenAt >= FRESH_MS) this.ask(question);
  }

  #send<TData, TVariables extends OperationVariables>(
    key: string,
    { query, variables }: Question<TData, TVariables>,
    turn: Turn,
  ): InFlight {
    const controller = new AbortController();
    const { signal } = controller;
    const send = () =>
      this.#client.query<TData, OperationVariables>({
        query,
        variables,
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal }, queryDeduplication: false },
      });
    let sendNow = () => {};
    const isMovedForward = new Promise<void>((resolve) => {
      sendNow = resolve;
    });
    const untilTurn = async () => {
      await Promise.race([isMovedForward, this.#untilFirstAreAnswered()]);
      signal.throwIfAborted();
    };
    const answer = (turn === 'FIRST' ? send() : untilTurn().then(send))
      .then(({ data }) => {
        if (this.#inFlight.get(key)?.controller === controller) this.#keep(key, data);
        return data;
      })
      .finally(() => {
        if (this.#inFlight.get(key)?.controller === controller) this.#inFlight.delete(key);
      });
    // Nobody listens to a request that was cancelled.
    answer.catch(() => undefined);
    const sent = { answer, controller, turn, sendNow, waiting: 0 };
    this.#inFlight.set(key, sent);
    return sent;
  }

  async #untilFirstAreAnswered(): Promise<void> {
    // Panels ask one after the other when they are drawn, in any order.
    await Promise.resolve();
    await Promise.allSettled([...this.#inFlight.values()].flatMap(({ turn, answer }) => (turn === 'FIRST' ? [answer] : [])));
  }

  #keep(key: string, data: unknown): void {
    this.#kept.delete(key);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, { data, takenAt: Date.now() });
  }
}

const stores = new WeakMap<ApolloClient, FiguresStore>();

export function figuresStore(client: ApolloClient): FiguresStore {
  let store = stores.get(client);
  if (!store) {
    store = new FiguresStore(client);
    stores.set(client, store);
  }
  return store;
}

export const keyOf = ({ query, variables }: { query: DocumentNode; variables: object }): string =>
  `${nameOf(query)} ${JSON.stringify(variables)}`;

const nameOf = ({ definitions }: DocumentNode): string =>
  definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '') : '')).join('');

/** The data version of an answer: all its parts have the same one. Null where no part has one, or there is no answer. */
export function versionOf(answer: unknown): string | null {
  for (const part of Object.values(answer ?? {}) as unknown[]) {
    if (typeof part === 'object' && part !== null && 'dataVersion' in part && typeof part.dataVersion === 'string') return part.dataVersion;
  }
  return null;
}
