import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HOLIDAY_PARTS, type HolidayPart } from '../../../domain/working-calendar';

@ObjectType({ simpleResolvers: true, description: 'The working days of a week, from a date on until the next working week begins.' })
export class WorkingWeek {
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First calendar date that it holds for. Null: from the beginning.' })
  from!: string | null;

  @Field(() => [Int], { description: 'Its working days, 1 (Monday) to 7 (Sunday), in order: the ids of the dimension WEEKDAY.' })
  weekdays!: number[];
}

const HOLIDAY_PART = Object.fromEntries(HOLIDAY_PARTS.map((part) => [part, part])) as Readonly<{ [Part in HolidayPart]: Part }>;
registerEnumType(HOLIDAY_PART, {
  name: 'HolidayPart',
  description: 'How much of a date a holiday takes.',
  valuesConfig: { FULL: { description: 'The whole date.' }, HALF: { description: 'Half of it.' } },
});

@ObjectType({ simpleResolvers: true, description: 'A calendar date with a holiday.' })
export class Holiday {
  @Field(() => GraphQLLocalDate, { description: 'The date, in the time zone of the source.' })
  date!: string;

  @Field(() => String, { description: 'Its name, as it is configured.' })
  name!: string;

  @Field(() => HOLIDAY_PART, { description: 'How much of the date it takes.' })
  part!: HolidayPart;
}

@ObjectType({ simpleResolvers: true, description: 'The calendar of an office or a country, as the calendars file in force has it.' })
export class OfficeCalendar {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its time zone. It takes part in no arithmetic.' })
  timeZone!: string;

  @Field(() => [Holiday], { description: 'In order of their date.' })
  holidays!: Holiday[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What counts as a working day: the configuration of this server, which leave is spread over from the next ingest run on.',
})
export class WorkingCalendar {
  @Field(() => [WorkingWeek], { description: 'In order of the date from which each holds.' })
  workingWeeks!: WorkingWeek[];

  @Field(() => [Holiday], { description: 'In order of their date.' })
  holidays!: Holiday[];
}
