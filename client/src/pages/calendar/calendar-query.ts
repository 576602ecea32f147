import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** One date, or one date of a group: only counts, so that any number of people is answered. */
const COUNTS = graphql(`
  fragment AbsenceCounts on AbsenceDate {
    date
    isWorkingDay
    holidayName
    groupId
    groupLabel
    headcount
    awayCount
    awayDays
    pendingCount
    coverage
  }
`);
/** Who it is. The leave type is not asked for: it is nobody's business in a calendar of colleagues. */
const PEOPLE = graphql(`
  fragment AbsencePeople on AbsenceDate {
    date
    absences { leaveId status days startDate endDate employee { id name } }
  }
`);

export const CALENDAR_DATES = graphql(
  `
    query CalendarDates($from: LocalDate!, $to: LocalDate!, $filter: LeaveFilter!, $groupBy: AbsenceGrouping) {
      absences(dateFrom: $from, dateTo: $to, filter: $filter, groupBy: $groupBy) { dataVersion dates { ...AbsenceCounts } }
    }
  `,
  [COUNTS],
);

export const CALENDAR_PEOPLE = graphql(
  `
    query CalendarPeople($from: LocalDate!, $to: LocalDate!, $filter: LeaveFilter!) {
      absences(dateFrom: $from, dateTo: $to, filter: $filter) { dataVersion dates { ...AbsencePeople } }
    }
  `,
  [PEOPLE],
);

export const CALENDAR_DAY = graphql(
  `
    query CalendarDay($date: LocalDate!, $filter: LeaveFilter!, $groupBy: AbsenceGrouping!) {
      absences(dateFrom: $date, dateTo: $date, filter: $filter, groupBy: $groupBy) {
        dataVersion
        dates { ...AbsenceCounts ...AbsencePeople }
      }
    }
  `,
  [COUNTS, PEOPLE],
);

export const WORKING_CALENDAR = graphql(
  `query CalendarWorkingDays($from: LocalDate!, $to: LocalDate!) {
    workingCalendar {
      workingWeeks { from weekdays }
      holidays { date name part }
      offices(dateFrom: $from, dateTo: $to) { name holidays { date name part } }
    }
  }`,
);

export type AbsenceCounts = ResultOf<typeof COUNTS>;
export type AbsencePeople = ResultOf<typeof PEOPLE>;
export type Absence = AbsencePeople['absences'][number];
export type WorkingCalendar = ResultOf<typeof WORKING_CALENDAR>['workingCalendar'];
