import { parentPort } from 'node:worker_threads';
import { AppError } from '../../errors';
import { type Answerer, type MartView, nameQuestion, type QuestionKind } from '../question';
import { withScratch } from '../scratch';
import type { MartState } from '../state';
import type { AnswererMessage, AnswererRequest, FailureMessage, WorkerData } from './messages';
import { listMoved, packAnswer } from './pack-answer';

/** Nobody waits for the answer any more. */
class CancelledError extends Error {}

/** Answers questions one at a time, on the states that it was handed, until its thread ends. */
export function runAnswerer({ cancelled }: WorkerData, answerers: readonly Answerer[]): void {
  const port = parentPort;
  if (!port) throw new Error('An answerer runs in a worker thread');
  const byName = new Map(answerers.map((answerer) => [answerer.name, answerer]));
  const states = new Map<string, { state: MartState; prepared: Map<string, unknown> }>();

  function find(key: string): { state: MartState; prepared: Map<string, unknown> } {
    const known = states.get(key);
    if (!known) throw new Error('This thread does not have the state that was asked');
    return known;
  }

  function answer({ id, name, question, key, knownKeys }: Extract<AnswererRequest, { type: 'ASK' }>): AnswererMessage {
    const begun = performance.now();
    try {
      const answerer = byName.get(name);
      if (!answerer) throw new Error(`Nobody answers ${name}`);
      const view: MartView = {
        state: find(key).state,
        known: knownKeys.map((knownKey) => find(knownKey).state),
        prepared<Asked, Answer>(kind: QuestionKind<Asked, Answer>, asked: Asked) {
          return find(key).prepared.get(nameQuestion(kind, asked)) as Answer;
        },
        throwIfCancelled() {
          if (Atomics.load(cancelled, 0) === id) throw new CancelledError('cancelled');
        },
      };
      view.throwIfCancelled();
      const computed = withScratch(() => answerer.answer(view, question));
      return { type: 'ANSWER', id, packed: packAnswer(computed), seconds: (performance.now() - begun) / 1000 };
    } catch (error) {
      return { type: 'FAILURE', id, ...describe(error) };
    }
  }

  function send(message: AnswererMessage): void {
    // Moved, not copied: a long answer stays outside of the heap of the asking thread until its turn.
    port?.postMessage(message, message.type === 'ANSWER' ? listMoved(message.packed) : []);
  }

  port.on('message', (request: AnswererRequest) => {
    if (request.type === 'STATE') states.set(request.key, { state: request.state, prepared: new Map() });
    else if (request.type === 'PREPARED') states.get(request.key)?.prepared.set(request.name, request.answer);
    else if (request.type === 'DROP') states.delete(request.key);
    else send(answer(request));
  });
}

function describe(error: unknown): FailureMessage {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const isMeant = error instanceof AppError;
  return {
    code: isMeant ? error.code : null,
    message: isMeant ? error.userMessage : message,
    stack,
    retryAfterSeconds: isMeant ? error.retryAfterSeconds : null,
  };
}
