import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { type Holiday as CalendarHoliday, WEEKDAYS } from '../../../domain/working-calendar';
import { AGGREGATE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { readOfficeCalendars } from './office-calendars.sql';
import { OfficeCalendar, WorkingCalendar } from './working-calendar.types';

@Authorized(AGGREGATE_ROLES)
@Resolver(() => WorkingCalendar)
export class WorkingCalendarResolver {
  @Query(() => WorkingCalendar, {
    complexity: ({ childComplexity }) => 50 + childComplexity,
    description: 'The working weeks and holidays in force.',
  })
  workingCalendar(@Ctx() { calendar }: ApiContext): Omit<WorkingCalendar, 'offices'> {
    return {
      workingWeeks: calendar.workingWeeks.map(({ from, days }) => ({
        from,
        weekdays: days.map((day) => WEEKDAYS.indexOf(day) + 1).toSorted(),
      })),
      holidays: inOrder(calendar.holidays),
    };
  }

  @FieldResolver(() => [OfficeCalendar], { complexity: 50, description: 'The calendars of the calendars file in force, by name.' })
  async offices(
    @Ctx() { prisma }: ApiContext,
    @Arg('dateFrom', () => GraphQLLocalDate, { nullable: true, description: 'Leaves out holidays before this date.' })
    dateFrom: string | null | undefined,
    @Arg('dateTo', () => GraphQLLocalDate, { nullable: true, description: 'Leaves out holidays after this date.' })
    dateTo: string | null | undefined,
  ): Promise<OfficeCalendar[]> {
    const isAsked = ({ date }: CalendarHoliday) => (!dateFrom || date >= dateFrom) && (!dateTo || date <= dateTo);
    const offices = (await readOfficeCalendars(prisma)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return offices.map(({ name, timeZone, holidays }) => ({ name, timeZone, holidays: inOrder(holidays.filter(isAsked)) }));
  }
}

function inOrder(holidays: readonly CalendarHoliday[]): CalendarHoliday[] {
  return holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
