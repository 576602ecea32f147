import { answerPublishedTables } from './api/features/analytics/disclosure/answer-published-tables';
import { answerLeaveAggregate } from './api/features/analytics/answer-leave-aggregate';
import { answerDayFacts } from './api/features/leaves/answer-day-facts';
import { answerLastLeaves } from './api/features/leaves/answer-last-leaves';
import { answerLeaveList } from './api/features/leaves/answer-leave-list';
import type { Answerer } from './mart/question';

/** Every kind of question with the function that answers it, for the mart's worker threads. */
export const ANSWERERS: readonly Answerer[] = [
  // One a line.
  answerPublishedTables,
  answerLeaveAggregate,
  answerLeaveList,
  answerDayFacts,
  answerLastLeaves,
];
