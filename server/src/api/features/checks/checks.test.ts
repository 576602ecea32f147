import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDirtyState, dirtyTenant } from '../../../../test/dirty-tenant';
import { viewOf } from '../../../../test/mart-view';
import { CHECKS_BY_HAND } from '../../../../test/oracles/check-oracle';
import { readPropertyRuns } from '../../../../test/property-runs';
import { compareText } from '../../../domain/text-order';
import { EVERYBODY } from '../../../mart/select/condition';
import { textAt } from '../../../mart/shared-columns';
import { answerCheckParts } from './answer-check-parts';
import { answerCheckRows, answerCheckTotal } from './answer-check-rows';
import { answerCheckSummaries } from './answer-check-summaries';
import type { CheckRowsQuestion, CheckSummary, ChosenFindings, FindingRow } from './checks.question';
import { type FindingParts, listChangedParts, partOf } from './finding-parts';
import { CHECK_NAMES, type CheckName } from './rules/registry';

const RUNS = readPropertyRuns(150);
const TIMEOUT = 10_000 + RUNS * 400;

function askRows(
  state: Parameters<typeof viewOf>[0],
  question: Partial<CheckRowsQuestion> & { check: CheckName; today: string },
): FindingRow[] {
  const whole = { scope: EVERYBODY, state: null, accepted: {}, parts: null, after: null, size: 100_000, ...question };
  return answerCheckRows.answer(viewOf(state), whole) as FindingRow[];
}

function askTotal(state: Parameters<typeof viewOf>[0], question: ChosenFindings): number {
  return answerCheckTotal.answer(viewOf(state), question) as number;
}

test(
  'every check finds what a plain loop finds on random tenants in disorder, and nothing else',
  () => {
    const found = new Map<CheckName, number>();
    fc.assert(
      fc.property(dirtyTenant, (tenant) => {
        const state = buildDirtyState(tenant);
        const { today } = tenant;
        const summaries = answerCheckSummaries.answer(viewOf(state), { today, checks: CHECK_NAMES, accepted: {} }) as CheckSummary[];
        for (const [at, check] of CHECK_NAMES.entries()) {
          const keys = askRows(state, { check, today }).map(({ key }) => key);
          const byHand = CHECKS_BY_HAND[check](tenant);
          expect({ check, keys: keys.toSorted() }).toEqual({ check, keys: byHand.toSorted() });
          expect(summaries[at]?.count).toBe(byHand.length);
          found.set(check, (found.get(check) ?? 0) + keys.length);
        }
      }),
      { numRuns: RUNS, seed: 20240423 },
    );
    // A check that finds nothing in any of the tenants was not tested.
    expect(CHECK_NAMES.filter((check) => !found.get(check))).toEqual([]);
  },
  TIMEOUT,
);

test(
  'pages of findings join without gap or repeat, and accepted ones are apart from open ones',
  () => {
    fc.assert(
      fc.property(dirtyTenant, fc.integer({ min: 1, max: 3 }), fc.func(fc.boolean()), fc.boolean(), (tenant, size, isAccepted, isTeam) => {
        const state = buildDirtyState(tenant);
        const { today } = tenant;
        const scope = isTeam ? { teamOf: textAt(state.people.id, 0) } : EVERYBODY;
        for (const check of CHECK_NAMES) {
          const whole = askRows(state, { check, today, scope });
          const accepted = Object.fromEntries(whole.filter(({ key }) => isAccepted(key)).map(({ key, what }) => [key, what]));
          for (const one of ['OPEN', 'ACCEPTED'] as const) {
            const wanted = whole.map(({ key }) => key).filter((key) => key in accepted === (one === 'ACCEPTED'));
            const seen: string[] = [];
            for (let after: CheckRowsQuestion['after'] = null; ; ) {
              // A state of its own: nothing is kept of the page before.
              const page = askRows(buildDirtyState(tenant), { check, today, scope, state: one, accepted, after, size });
              seen.push(...page.map(({ key }) => key));
              if (page.length < size) break;
              after = page.at(-1)?.place ?? null;
            }
            expect(seen).toEqual(wanted);
            expect(askTotal(buildDirtyState(tenant), { check, today, scope, state: one, accepted })).toBe(wanted.length);
          }
          // What was accepted was something else: the finding is open.
          const changed = Object.fromEntries(Object.keys(accepted).map((key) => [key, 'something else']));
          expect(askTotal(state, { check, today, scope, state: 'ACCEPTED', accepted: changed })).toBe(0);
          // The person of a place is gone: the list goes on with the next one, known or not.
          for (const {
            place: [name, id, key],
          } of whole) {
            if (name === null) continue;
            const wanted = whole.filter(({ place }) => place[0] !== null && isLater([place[0]!, place[1]!], [name!, `${id}\0`]));
            for (const ofState of [state, buildDirtyState(tenant)]) {
              const rest = askRows(ofState, { check, today, scope, after: [name!, `${id}\0`, key!] });
              expect(rest.map((row) => row.key)).toEqual(wanted.map((row) => row.key));
            }
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 6), seed: 20240423 },
    );
  },
  TIMEOUT,
);

/** Whether a name and number come after others in the order of lists. */
function isLater(one: readonly [string, string], other: readonly [string, string]): boolean {
  return (compareText(one[0], other[0]) || compareText(one[1], other[1])) > 0;
}

test(
  'what a check finds in another state differs only in the parts that say so',
  () => {
    let left = 0;
    fc.assert(
      fc.property(dirtyTenant, dirtyTenant, (one, other) => {
        const { today } = one;
        const [before, now] = [buildDirtyState(one), buildDirtyState(other)];
        const [partsBefore, partsNow] = [before, now].map(
          (state) => answerCheckParts.answer(viewOf(state), { today, checks: CHECK_NAMES }) as FindingParts[],
        );
        for (const [at, check] of CHECK_NAMES.entries()) {
          const parts = listChangedParts(partsBefore![at]!, partsNow![at]!);
          const byKey = (rows: readonly FindingRow[]) => new Map(rows.map(({ key, what }) => [key, what]));
          const wanted = byKey(askRows(now, { check, today }));
          const remembered = [...byKey(askRows(before, { check, today }))].filter(([key]) => !parts.includes(partOf(key)));
          left += remembered.length;
          expect(new Map([...remembered, ...byKey(askRows(now, { check, today, parts }))])).toEqual(wanted);
          expect(partsNow![at]!.count).toBe(wanted.size);
        }
      }),
      { numRuns: Math.ceil(RUNS / 6), seed: 20240423 },
    );
    // Where every part differs, nothing was tested.
    expect(left).toBeGreaterThan(0);
  },
  TIMEOUT,
);
