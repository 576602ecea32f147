import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** Counts of a date, or of a date and group. Without names, so that the answer is small for any number of people. */
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
/** Who is away. Without the leave type, which a calendar of colleagues must not show. */
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
