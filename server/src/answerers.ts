import { answerAbsences } from './api/features/absences/answer-absences';
import { answerLeaveAggregate } from './api/features/analytics/answer-leave-aggregate';
import { answerBalanceForecast } from './api/features/balance-forecast/answer-balance-forecast';
import { answerBalanceExport } from './api/features/balances/answer-balance-export';
import { answerBalancePage } from './api/features/balances/answer-balance-page';
import { answerEmployeeBalances } from './api/features/balances/answer-employee-balances';
import { answerBradford } from './api/features/bradford/answer-bradford';
import { answerAwayLeaves } from './api/features/calendar-feeds/answer-away-leaves';
import { answerCheckParts } from './api/features/checks/answer-check-parts';
import { answerCheckRows, answerCheckTotal } from './api/features/checks/answer-check-rows';
import { answerCheckSummaries } from './api/features/checks/answer-check-summaries';
import { answerCoverageWhatIf } from './api/features/coverage-what-if/answer-coverage-what-if';
import { answerLeaveConflicts } from './api/features/coverage-what-if/answer-leave-conflicts';
import { answerEmployeeExport } from './api/features/employees/answer-employee-export';
import { answerEmployeeList } from './api/features/employees/answer-employee-list';
import { answerTakenDays } from './api/features/employees/answer-taken-days';
import { answerExplainChange } from './api/features/evidence/answer-explain-change';
import { answerLeaveExtent } from './api/features/filter-options/answer-leave-extent';
import { answerForecastBacktest } from './api/features/forecast/answer-forecast-backtest';
import { answerLeaveForecast } from './api/features/forecast/answer-leave-forecast';
import { answerDayFacts } from './api/features/leaves/answer-day-facts';
import { answerLastLeaves } from './api/features/leaves/answer-last-leaves';
import { answerLeaveExport } from './api/features/leaves/answer-leave-export';
import { answerLeaveList } from './api/features/leaves/answer-leave-list';
import { answerPublishedTables } from './api/shared/disclosure/answer-published-tables';
import type { Answerer } from './mart/question';

/** Every kind of question with the function that answers it, for the mart's worker threads. */
export const ANSWERERS: readonly Answerer[] = [
  answerPublishedTables,
  answerLeaveAggregate,
  answerBalanceForecast,
  answerAbsences,
  answerBradford,
  answerAwayLeaves,
  answerLeaveList,
  answerDayFacts,
  answerLastLeaves,
  answerExplainChange,
  answerLeaveExtent,
  answerEmployeeList,
  answerEmployeeExport,
  answerLeaveExport,
  answerTakenDays,
  answerBalancePage,
  answerBalanceExport,
  answerEmployeeBalances,
  answerLeaveForecast,
  answerForecastBacktest,
  answerCheckSummaries,
  answerCheckParts,
  answerCheckRows,
  answerCheckTotal,
  answerCoverageWhatIf,
  answerLeaveConflicts,
];
