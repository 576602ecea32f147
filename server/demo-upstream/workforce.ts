import { formatDay } from './days';
import { OFFICES, writeCalendars } from './offices';
import { createEmployees, type Employee } from './people';

const HEADER = 'empId,from,hiredOn,leftOn,fte,workingDays,calendar';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Somebody of whom the source has no record: they never took leave. */
const WITHOUT_LEAVE = `C-9001,,2026-09-01,,1,,${OFFICES[1]?.name ?? ''}`;

/** The workforce file and the calendars file of the demo company; a function of its arguments only, independent of the time. */
export function readDemoWorkforce({ records, seed }: { records: number; seed: number }): { WORKFORCE: string; CALENDARS: string } {
  const rows = createEmployees(records, seed).flatMap(listRows);
  return { WORKFORCE: `${[HEADER, ...rows, WITHOUT_LEAVE].join('\n')}\n`, CALENDARS: writeCalendars() };
}

function listRows({ empId, employment }: Employee): string[] {
  const { hiredDay, isHireUnknown, leftDay, periods } = employment;
  return periods.map(({ fromDay, office, pattern }) =>
    [
      empId,
      fromDay === null ? '' : formatDay(fromDay),
      isHireUnknown ? '' : formatDay(hiredDay),
      leftDay === null ? '' : formatDay(leftDay),
      pattern.reduce((sum, share) => sum + share, 0) / 5,
      writePattern(pattern),
      office.name,
    ].join(','),
  );
}

/** Empty where it is the week of the office. */
function writePattern(pattern: readonly number[]): string {
  if (pattern.slice(0, 5).every((share) => share === 1)) return '';
  const days = pattern.flatMap((share, at) => (share === 0 ? [] : `${WEEKDAYS[at]}${share === 1 ? '' : `:${share}`}`));
  return `"${days.join(',')}"`;
}
