import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CoverageGroup, CoverageRule as Rule } from './coverage-rule';

export const CoverageGroupEnum: { [Name in CoverageGroup]: Name } = {
  EVERYONE: 'EVERYONE',
  DEPARTMENT: 'DEPARTMENT',
  TEAM_MANAGER: 'TEAM_MANAGER',
  PROJECT_ALLOCATION: 'PROJECT_ALLOCATION',
};

registerEnumType(CoverageGroupEnum, {
  name: 'CoverageGroup',
  description: 'Whose presence a rule is about, as people are today.',
  valuesConfig: {
    EVERYONE: { description: 'Everybody who is observed.' },
    DEPARTMENT: { description: 'The people of one department.' },
    TEAM_MANAGER: { description: 'The team of one team manager.' },
    PROJECT_ALLOCATION: { description: 'The people who are allocated to one project or area.' },
  },
});

const WEEKDAYS = '1 (Monday) to 7 (Sunday). Empty: all.';
const SEASON_FROM = 'First day of a season, MM-DD. It may be later in the year than seasonTo. Null: the whole year.';
const SEASON_TO = 'Last day of the season, MM-DD, inclusive. Null: the whole year.';

@ObjectType('CoverageRule', {
  simpleResolvers: true,
  description: 'How many of a group have to be present. It is advice and refuses nothing.',
})
export class CoverageRuleType implements Rule {
  @Field(() => ID, { description: 'A whole number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => CoverageGroupEnum, { description: 'Whose presence it is about.' })
  group!: CoverageGroup;

  @Field(() => ID, { nullable: true, description: 'Which department, team manager, project or area. Null: everyone.' })
  groupId!: string | null;

  @Field(() => Int, { nullable: true, description: 'So many people at least. Null: minimumShare says it.' })
  minimumPresent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Such a share of those who are rostered at least, 1 being all. Null: minimumPresent says it.',
  })
  minimumShare!: number | null;

  @Field(() => [Int], { description: WEEKDAYS })
  weekdays!: number[];

  @Field(() => String, { nullable: true, description: SEASON_FROM })
  seasonFrom!: string | null;

  @Field(() => String, { nullable: true, description: SEASON_TO })
  seasonTo!: string | null;
}

@InputType({ description: 'A rule. Exactly one of minimumPresent and minimumShare is given.' })
export class CoverageRuleInput {
  @Field(() => String, { description: 'What it is called: one line of 1 to 100 characters.' })
  name!: string;

  @Field(() => CoverageGroupEnum, { description: 'Whose presence it is about.' })
  group!: CoverageGroup;

  @Field(() => ID, { nullable: true, description: 'Which department, team manager, project or area. Left out for EVERYONE.' })
  groupId?: string | null;

  @Field(() => Int, { nullable: true, description: 'So many people at least, from 1 on.' })
  minimumPresent?: number | null;

  @Field(() => Float, { nullable: true, description: 'Such a share of those who are rostered at least: more than 0, at most 1.' })
  minimumShare?: number | null;

  @Field(() => [Int], { nullable: true, description: WEEKDAYS })
  weekdays?: number[] | null;

  @Field(() => String, { nullable: true, description: SEASON_FROM })
  seasonFrom?: string | null;

  @Field(() => String, { nullable: true, description: SEASON_TO })
  seasonTo?: string | null;
}
