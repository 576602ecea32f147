import { createHash } from 'node:crypto';
import { answerBy } from '../../../mart/question';
import { CHECK_SUMMARIES, type CheckSummary } from './checks.question';
import { findAll } from './find-all';

export const answerCheckSummaries = answerBy(CHECK_SUMMARIES, (view, { today, checks, accepted }): CheckSummary[] =>
  checks.map((check) => {
    const found = findAll(view, check, today);
    const ofCheck = accepted[check] ?? {};
    const digest = createHash('sha1');
    let acceptedCount = 0;
    for (const { key, what } of found) {
      digest.update(`${key}\n${what}\n`);
      if (ofCheck[key] === what) acceptedCount++;
    }
    return { count: found.length, acceptedCount, digest: digest.digest('hex') };
  }),
);
