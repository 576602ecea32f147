import { answerBy } from '../../../mart/question';
import { CHECK_SUMMARIES, type CheckSummary } from './checks.question';
import { findFindings } from './find-findings';

export const answerCheckSummaries = answerBy(CHECK_SUMMARIES, (view, { today, checks, accepted }): CheckSummary[] =>
  checks.map((check) => {
    const ofCheck = accepted[check] ?? {};
    let [count, acceptedCount] = [0, 0];
    for (const { key, what } of findFindings(view, { check, today })) {
      count++;
      if (ofCheck[key] === what) acceptedCount++;
    }
    return { count, acceptedCount };
  }),
);
