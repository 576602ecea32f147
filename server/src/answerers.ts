import { answerLeaveAggregate } from './api/features/analytics/answer-leave-aggregate';
import type { Answerer } from './mart/question';

/** Every kind of question with the function that answers it, for the mart's worker threads. */
export const ANSWERERS: readonly Answerer[] = [answerLeaveAggregate];
