import type { MartState } from './state';

/** What an answer is computed from. */
export interface MartView {
  /** The state that the request reads. */
  state: MartState;
  /** Earlier states, in the order in which they were requested. */
  known: readonly MartState[];
  /** What was prepared for this state: the answer of another question, which every thread has. */
  prepared<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question): Answer;
  /** Ends the computation where nobody waits for its answer any more. Loops call it every few thousand rows. */
  throwIfCancelled(): void;
}

/** A kind of question: what the asking thread and the answering one know of each other. */
export interface QuestionKind<Question, Answer> {
  readonly name: string;
  /** Takes seconds at a million leaves: such questions leave one thread to all others. */
  readonly isLarge: boolean;
  /** Types only. */
  readonly types?: { question: Question; answer: Answer };
}

export function defineQuestion<Question, Answer>(name: string, { isLarge = false } = {}): QuestionKind<Question, Answer> {
  return { name, isLarge };
}

/** Names a question of a kind: equal questions have one name. */
export function nameQuestion<Question>({ name }: QuestionKind<Question, unknown>, question: Question): string {
  return JSON.stringify([name, question]);
}

/** How questions of a kind are answered. Runs in a worker thread; question and answer cross by structured clone. */
export interface Answerer {
  readonly name: string;
  answer(view: MartView, question: unknown): unknown;
}

export function answerBy<Question, Answer>(
  { name }: QuestionKind<Question, Answer>,
  answer: (view: MartView, question: Question) => Answer,
): Answerer {
  return { name, answer: answer as Answerer['answer'] };
}
