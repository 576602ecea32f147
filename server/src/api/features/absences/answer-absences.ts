import { LEAVE_STATUSES } from '../../../domain/leave-status';
import { formatLocalDate, parseLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { AppError } from '../../../errors';
import { leaveOf } from '../../../mart/leave-source';
import { answerBy } from '../../../mart/question';
import { selectLeave } from '../../../mart/select/select-leave';
import { textAt } from '../../../mart/shared-columns';
import type { Calendar, MartState } from '../../../mart/state';
import { groupPeople } from '../../shared/people-groups/group-people';
import { ABSENCES, type AbsencesAnswer, type AbsentLeave, type ListedAbsence } from './absences.question';
import { countAbsences, type ListedRows } from './count-absences';

/** The most dates (times groups) and the most leaves on them in one answer. */
const MAX_ROWS = 10_000;

/** @throws {AppError} QUERY_TOO_COSTLY where the answer would be too long: it is never cut. */
export const answerAbsences = answerBy(ABSENCES, ({ state, throwIfCancelled }, question): AbsencesAnswer => {
  const { condition, scope, groupBy, withLeaves } = question;
  const [firstDay, lastDay] = [parseLocalDate(condition.dateFrom)!, parseLocalDate(condition.dateTo)!];
  const dates = lastDay - firstDay + 1;
  const people = groupPeople(state, condition, scope, groupBy);
  const width = people.groups.length;
  if (dates * width > MAX_ROWS) throw tooMany();
  const selection = selectLeave(leaveOf(state), { condition, scope }, throwIfCancelled);
  const counts = countAbsences(selection, people, { firstDay, dates }, withLeaves);
  if (counts.listed && counts.listed.cell.length > MAX_ROWS) throw tooMany();
  const { leaves, absencesOf } = listLeaves(state, counts.listed);
  return {
    leaves,
    dates: Array.from({ length: dates * width }, (_, cell) => {
      const day = firstDay + Math.floor(cell / width);
      const group = people.groups[cell % width]!;
      const awayDays = toDays(counts.awayMicro[cell]!);
      const rosteredDays = toDays(counts.rosteredMicro[cell]!);
      return {
        date: formatLocalDate(day),
        isWorkingDay: isWorking(state.calendar, day),
        holidayName: findHoliday(state.calendar, day),
        groupId: group.id,
        groupLabel: group.label,
        headcount: counts.headcount[cell]!,
        rosteredDays,
        awayCount: counts.awayCount[cell]!,
        awayDays,
        pendingCount: counts.pendingCount[cell]!,
        pendingDays: toDays(counts.pendingMicro[cell]!),
        coverage: rosteredDays > 0 ? (rosteredDays - awayDays) / rosteredDays : null,
        absences: absencesOf.get(cell) ?? [],
      };
    }),
  };
});

/** Null: beyond the calendar. */
function isWorking({ firstDay, lastDay, isWorking: working }: Calendar, day: number): boolean | null {
  return day < firstDay || day > lastDay ? null : working[day - firstDay] === 1;
}

function findHoliday({ holidayDay, holidayName }: Calendar, day: number): string | null {
  const at = holidayDay.indexOf(day);
  return at < 0 ? null : textAt(holidayName, at);
}

/** The distinct leaves, and the leaves on each date of each group: by the name of the person, then by id. */
function listLeaves(state: MartState, listed: ListedRows | null): { leaves: AbsentLeave[]; absencesOf: Map<number, ListedAbsence[]> } {
  const leaves: AbsentLeave[] = [];
  const absencesOf = new Map<number, ListedAbsence[]>();
  if (!listed) return { leaves, absencesOf };
  const { id, person } = state.leaves;
  const { labelRank } = state.people;
  const rankOf = (row: number) => labelRank[person[listed.leaf[row]!]!]!;
  const idOf = (row: number) => id[listed.leaf[row]!]!;
  const order = listed.cell.map((_, row) => row).sort((a, b) => rankOf(a) - rankOf(b) || idOf(a) - idOf(b));
  const placeOf = new Map<number, number>();
  for (const row of order) {
    const leaf = listed.leaf[row]!;
    let leave = placeOf.get(leaf);
    if (leave === undefined) {
      leave = leaves.push(describeLeave(state, leaf)) - 1;
      placeOf.set(leaf, leave);
    }
    const absence = { leave, days: toDays(listed.micro[row]!) };
    const known = absencesOf.get(listed.cell[row]!);
    if (known) known.push(absence);
    else absencesOf.set(listed.cell[row]!, [absence]);
  }
  return { leaves, absencesOf };
}

function describeLeave({ leaves, people, leaveTypes }: MartState, leaf: number): AbsentLeave {
  return {
    leaveId: String(leaves.id[leaf]),
    employeeId: textAt(people.id, leaves.person[leaf]!),
    leaveTypeId: textAt(leaveTypes.id, leaves.leaveType[leaf]!),
    status: LEAVE_STATUSES[leaves.status[leaf]!]!,
    startDate: formatLocalDate(leaves.start[leaf]!),
    endDate: formatLocalDate(leaves.end[leaf]!),
  };
}

function tooMany(): AppError {
  return new AppError('QUERY_TOO_COSTLY', {
    userMessage: `This would be more than ${MAX_ROWS} rows. Ask for fewer dates, or narrow the filter.`,
  });
}
