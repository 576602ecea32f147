import { answerBy } from '../../../mart/question';
import { CHECK_PARTS } from './checks.question';
import { findFindings } from './find-findings';
import { type FindingParts, sumParts } from './finding-parts';

export const answerCheckParts = answerBy(CHECK_PARTS, (view, { today, checks }): FindingParts[] =>
  checks.map((check) => sumParts(findFindings(view, { check, today }))),
);
