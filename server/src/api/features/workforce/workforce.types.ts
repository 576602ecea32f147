import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export const WorkforceKind = { WORKFORCE: 'WORKFORCE', CALENDARS: 'CALENDARS' } as const;
export type WorkforceKind = keyof typeof WorkforceKind;
registerEnumType(WorkforceKind, {
  name: 'WorkforceKind',
  description: 'One of the two files that say who works when.',
  valuesConfig: {
    WORKFORCE: { description: 'The workforce file: patterns, calendars and employment of people.' },
    CALENDARS: { description: 'The calendars file: working weeks and holidays of offices.' },
  },
});

export const RevisionOrigin = { FILE: 'FILE', UPLOAD: 'UPLOAD' } as const;
registerEnumType(RevisionOrigin, {
  name: 'RevisionOrigin',
  description: 'How a revision came.',
  valuesConfig: { FILE: { description: 'From the watched file.' }, UPLOAD: { description: 'Uploaded by a person.' } },
});

export const RevisionStatus = {
  PENDING: 'PENDING',
  ACCEPTED: 'ACCEPTED',
  REFUSED: 'REFUSED',
  DISCARDED: 'DISCARDED',
  UNCHANGED: 'UNCHANGED',
} as const;
registerEnumType(RevisionStatus, {
  name: 'RevisionStatus',
  description: 'What became of a revision.',
  valuesConfig: {
    PENDING: { description: 'It waits for a confirmation.' },
    ACCEPTED: { description: 'It was put in force, and may have been replaced or undone since.' },
    REFUSED: { description: 'It has problems; nothing was imported.' },
    DISCARDED: { description: 'Somebody discarded it, or a newer one came while it waited.' },
    UNCHANGED: { description: 'It says the same as the revision that was in force.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Why a file is refused as a whole.' })
export class WorkforceProblem {
  @Field(() => WorkforceKind, { description: 'Which file.' })
  kind!: WorkforceKind;

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the file; in a JSON list, where the entry begins. Null: of no single one.' })
  line!: number | null;

  @Field(() => String, { description: 'What is wrong.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What the workforce file says of a person, from a date on until the next period.' })
export class WorkforcePeriod {
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First date of the period. Null: from the beginning.' })
  from!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day of employment. Null: not known.' })
  hiredOn!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day of employment. Null: not known.' })
  leftOn!: string | null;

  @Field(() => Float, { description: 'Contracted share, above 0 and at most 1. It takes part in no arithmetic.' })
  fte!: number;

  @Field(() => [Float], {
    nullable: true,
    description: 'Share of each weekday that is worked, from Monday to Sunday. Null: the week of the calendar.',
  })
  pattern!: number[] | null;

  @Field(() => String, { nullable: true, description: 'Name of the calendar. Null: the default one.' })
  calendar!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A decision that a person whose records vanished has left.' })
export class Departure {
  @Field(() => GraphQLLocalDate, { description: 'Last day of employment.' })
  leftOn!: string;

  @Field(() => String, { description: 'Name of whoever decided.' })
  decidedBy!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was decided.' })
  decidedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A person, and what the workforce file in force says of them.' })
export class WorkforcePerson {
  @Field(() => ID, { description: 'empId.' })
  employeeId!: string;

  @Field(() => String, { nullable: true, description: 'The name. Null: the source has no record of the person.' })
  name!: string | null;

  @Field(() => [WorkforcePeriod], {
    description: 'In order of time. Empty: the file does not name the person, and the default calendar holds.',
  })
  periods!: WorkforcePeriod[];

  @Field(() => Departure, {
    nullable: true,
    description: 'Who decided that the person has left. Null: nobody; records that come back end it.',
  })
  departure!: Departure | null;
}

@ObjectType({ simpleResolvers: true, description: 'One page of people by number.' })
export class WorkforcePeople {
  @Field(() => [WorkforcePerson], { description: 'The people of the page.' })
  nodes!: WorkforcePerson[];

  @Field(() => Int, { description: 'People on all pages.' })
  totalCount!: number;

  @Field(() => String, { nullable: true, description: 'What `after` takes for the next page. Null: this is the last one.' })
  endCursor!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A person whom two revisions describe differently.' })
export class WorkforceChange {
  @Field(() => ID, { description: 'empId.' })
  employeeId!: string;

  @Field(() => String, { nullable: true, description: 'The name. Null: the source has no record of the person.' })
  name!: string | null;

  @Field(() => [WorkforcePeriod], { description: 'As the revision in force has the person; empty: it does not.' })
  before!: WorkforcePeriod[];

  @Field(() => [WorkforcePeriod], { description: 'As the other revision has the person; empty: it does not.' })
  after!: WorkforcePeriod[];
}

@ObjectType({ simpleResolvers: true, description: 'A calendar that two revisions describe differently.' })
export class CalendarChange {
  @Field(() => String, { description: 'The name of the calendar.' })
  name!: string;

  @Field(() => String, { description: 'What is different, in words.' })
  change!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a revision would change.' })
export class WorkforceDifference {
  @Field(() => Int, { description: 'People who are described differently.' })
  changedCount!: number;

  @Field(() => Int, { description: 'People of the source or of one of both revisions.' })
  peopleCount!: number;

  @Field(() => [WorkforceChange], { description: 'The first 200 of them, by number.' })
  people!: WorkforceChange[];

  @Field(() => [CalendarChange], { description: 'Calendars that are added, removed or different.' })
  calendars!: CalendarChange[];
}

@ObjectType({ simpleResolvers: true, description: 'A content of one of the two files that was received.' })
export class WorkforceRevision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => WorkforceKind, { description: 'Which file.' })
  kind!: WorkforceKind;

  @Field(() => RevisionStatus, { description: 'Its status.' })
  status!: keyof typeof RevisionStatus;

  @Field(() => RevisionOrigin, { description: 'How it came.' })
  origin!: keyof typeof RevisionOrigin;

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was received.' })
  receivedAt!: Date;

  @Field(() => String, { description: 'Who uploaded it; "file" for the watched one, "demo" for that of the demo company.' })
  receivedBy!: string;

  @Field(() => Boolean, { description: 'Whether it is in force.' })
  isInForce!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last accepted or undone. Null: never.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who accepted or undid it last. Null: nobody.' })
  decidedBy!: string | null;

  @Field(() => Boolean, { description: 'Whether it was undone.' })
  isUndone!: boolean;

  @Field(() => Int, { description: 'People of a workforce file, calendars of a calendars file.' })
  entryCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Who works when: the workforce file and the calendars file.' })
export class Workforce {
  @Field(() => [WorkforceProblem], { description: 'Why a file that was read last is refused. Empty: both are right.' })
  problems!: WorkforceProblem[];

  @Field(() => [WorkforceRevision], { description: 'The revisions that are in force, at most one of each file.' })
  inForce!: WorkforceRevision[];

  @Field(() => [WorkforceRevision], { description: 'The revisions that wait for a confirmation, at most one of each file.' })
  pending!: WorkforceRevision[];

  @Field(() => [WorkforceRevision], { description: 'The last 50 revisions, newest first.' })
  history!: WorkforceRevision[];

  @Field(() => [ID], { description: 'empIds of the workforce file in force of whom the source has no record; the first 200.' })
  unknownEmployeeIds!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of an upload.' })
export class WorkforceUpload {
  @Field(() => WorkforceRevision, { nullable: true, description: 'It waits for a confirmation, or changes nothing. Null: it is refused.' })
  revision!: WorkforceRevision | null;

  @Field(() => [WorkforceProblem], { description: 'Why it is refused; nothing is stored.' })
  problems!: WorkforceProblem[];
}
