import { formatLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { answerBy } from '../../../mart/question';
import { EVERYBODY } from '../../../mart/select/condition';
import { maskPeople } from '../../../mart/select/people-mask';
import { textAt } from '../../../mart/shared-columns';
import { type MartState, STATUS } from '../../../mart/state';
import { groupPeople } from '../../shared/people-groups/group-people';
import { breakOf } from './answer-coverage-what-if';
import { visitAway } from './approved-by-day';
import { type ColleagueAnswer, type ConflictsAnswer, type CoverageBreakAnswer, LEAVE_CONFLICTS, MAX_COLLEAGUES } from './coverage.question';
import { appliesOn, type CoverageRule } from './coverage-rule';
import { approvedShare, dueOn, type Membership, type Presence, readPresence } from './presence';
import { membersOfRules } from './rule-members';

/** Each leave for itself: what approving it, and no other, would do. */
export const answerLeaveConflicts = answerBy(LEAVE_CONFLICTS, ({ state, throwIfCancelled }, question): (ConflictsAnswer | null)[] => {
  const { leaveIds, rules, grouping, scope } = question;
  const places = findPending(state, leaveIds);
  const members = membersOfRules(state, rules);
  const people = groupPeople(state, { choices: {}, dateFrom: null, dateTo: null }, EVERYBODY, grouping);
  const colleagues: Membership = { width: people.groups.length, ...people };
  const mask = maskPeople(state, { choices: {} }, scope);
  const isSeen = (person: number) => mask === null || mask[person] === 1;
  // Pending leaves are on few dates, each of them on those of others too.
  const ofDay = new Map<number, Presence>();
  const presenceOn = (day: number) => {
    const known = ofDay.get(day) ?? readPresence(state, members, { firstDay: day, dates: 1 }, throwIfCancelled);
    ofDay.set(day, known);
    return known;
  };
  return leaveIds.map((id) => {
    const leave = places.get(Number(id));
    if (leave === undefined) return null;
    return { breaks: findBreaks(state, leave, rules, members, presenceOn), ...findColleagues(state, leave, colleagues, isSeen) };
  });
});

function findPending({ leaves }: MartState, ids: readonly string[]): ReadonlyMap<number, number> {
  const wanted = new Set(ids.map(Number));
  const places = new Map<number, number>();
  for (let leave = 0; leave < leaves.count; leave++) {
    if (leaves.status[leave] === STATUS.REQUESTED && wanted.has(leaves.id[leave]!)) places.set(leaves.id[leave]!, leave);
  }
  return places;
}

function findBreaks(
  state: MartState,
  leave: number,
  rules: readonly CoverageRule[],
  members: Membership,
  presenceOn: (day: number) => Presence,
): CoverageBreakAnswer[] {
  const { leaves, dayFacts } = state;
  const person = leaves.person[leave]!;
  const breaks: CoverageBreakAnswer[] = [];
  for (let fact = leaves.factStart[leave]!; fact < leaves.factStart[leave + 1]!; fact++) {
    const day = dayFacts.day[fact]!;
    const due = dueOn(state, person, day);
    const approved = approvedShare(state, person, day);
    const falls = Math.min(due, approved + dayFacts.micro[fact]!) - Math.min(due, approved);
    if (falls === 0) continue;
    for (let at = members.groupStart[person]!; at < members.groupStart[person + 1]!; at++) {
      const rule = members.group[at]!;
      if (!appliesOn(rules[rule]!, day)) continue;
      const { rostered, present } = presenceOn(day);
      const found = breakOf(rules[rule]!, day, rostered[rule]!, present[rule]!, present[rule]! - falls);
      if (found) breaks.push(found);
    }
  }
  return breaks;
}

/** People in a group of the person with approved leave on a date of the leave. */
function findColleagues(
  state: MartState,
  leave: number,
  members: Membership,
  isSeen: (person: number) => boolean,
): Pick<ConflictsAnswer, 'colleagueCount' | 'colleagues'> {
  const { leaves, dayFacts, people } = state;
  const { groupStart, group } = members;
  const owner = leaves.person[leave]!;
  const own = new Set(group.subarray(groupStart[owner]!, groupStart[owner + 1]!));
  const away = new Map<number, { micro: number; first: number; last: number }>();
  for (let fact = leaves.factStart[leave]!; fact < leaves.factStart[leave + 1]!; fact++) {
    const day = dayFacts.day[fact]!;
    if (dayFacts.micro[fact] === 0 || dueOn(state, owner, day) === 0) continue;
    visitAway(state, day, (person, micro) => {
      const share = Math.min(micro, dueOn(state, person, day));
      if (person === owner || share === 0) return;
      const isColleague = group.subarray(groupStart[person]!, groupStart[person + 1]!).some((one) => own.has(one));
      if (!isColleague) return;
      const known = away.get(person);
      if (known) {
        known.micro += share;
        known.last = day;
      } else away.set(person, { micro: share, first: day, last: day });
    });
  }
  const listed = [...away].filter(([person]) => isSeen(person)).sort((a, b) => b[1].micro - a[1].micro || a[0] - b[0]);
  return {
    colleagueCount: away.size,
    colleagues: listed.slice(0, MAX_COLLEAGUES).map(
      ([person, { micro, first, last }]): ColleagueAnswer => ({
        employeeId: textAt(people.id, person),
        days: toDays(micro),
        firstDate: formatLocalDate(first),
        lastDate: formatLocalDate(last),
      }),
    ),
  };
}
