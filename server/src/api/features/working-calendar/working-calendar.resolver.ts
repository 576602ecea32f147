import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { WEEKDAYS } from '../../../domain/working-calendar';
import { AGGREGATE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { WorkingCalendar } from './working-calendar.types';

@Authorized(AGGREGATE_ROLES)
@Resolver()
export class WorkingCalendarResolver {
  @Query(() => WorkingCalendar, { complexity: 50, description: 'The working weeks and holidays in force.' })
  workingCalendar(@Ctx() { calendar }: ApiContext): WorkingCalendar {
    return {
      workingWeeks: calendar.workingWeeks.map(({ from, days }) => ({
        from,
        weekdays: days.map((day) => WEEKDAYS.indexOf(day) + 1).toSorted(),
      })),
      holidays: calendar.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    };
  }
}
