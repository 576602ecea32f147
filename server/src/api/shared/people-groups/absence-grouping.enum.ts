import { registerEnumType } from 'type-graphql';

export const AbsenceGrouping = {
  TEAM_MANAGER: 'TEAM_MANAGER',
  DEPARTMENT: 'DEPARTMENT',
  PROJECT_ALLOCATION: 'PROJECT_ALLOCATION',
} as const;
export type AbsenceGrouping = (typeof AbsenceGrouping)[keyof typeof AbsenceGrouping];

registerEnumType(AbsenceGrouping, {
  name: 'AbsenceGrouping',
  description: 'Whose absence is looked at together.',
  valuesConfig: {
    TEAM_MANAGER: { description: 'Each team: the people whose team manager is the same person today.' },
    DEPARTMENT: { description: 'Each department, as people are in it today.' },
    PROJECT_ALLOCATION: { description: 'Each project or area. A person counts in full under each of theirs.' },
  },
});
