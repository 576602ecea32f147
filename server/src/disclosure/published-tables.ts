/** What the figures shown to a VIEWER are made of. YEAR, MONTH and whole months of a date range are sums over YEAR_MONTH. */
export const TABLE_DIMENSIONS = [
  'FISCAL_YEAR',
  'YEAR_MONTH',
  'WEEKDAY',
  'LEAVE_TYPE',
  'DEPARTMENT',
  'DESIGNATION',
  'TEAM_MANAGER',
  'LEAVE_ISSUER',
  'PROJECT_ALLOCATION',
] as const;
export type TableDimension = (typeof TABLE_DIMENSIONS)[number];
export type Table = readonly TableDimension[];

const BY_YEAR: readonly TableDimension[] = ['LEAVE_TYPE', 'DEPARTMENT', 'DESIGNATION', 'WEEKDAY', 'PROJECT_ALLOCATION'];

/**
 * The tables that a VIEWER's figures come from, each for one status. There are few on purpose: with every combination of dimensions on show
 * there would be more figures than leave, and whoever knows who works where could solve for the days of each person.
 * Where two figures cannot both be shown the one of the earlier table is; but those of one fiscal year come before those of several, which
 * link what is otherwise judged year by year, which keeps the work small.
 */
export const PUBLISHED_TABLES: readonly Table[] = [
  ['FISCAL_YEAR'],
  ['YEAR_MONTH'],
  ['FISCAL_YEAR', 'YEAR_MONTH'],
  ...BY_YEAR.map((dimension): Table => ['FISCAL_YEAR', dimension]),
  ['YEAR_MONTH', 'LEAVE_TYPE'],
  ['YEAR_MONTH', 'DEPARTMENT'],
  ...BY_YEAR.map((dimension): Table => [dimension]),
  ['TEAM_MANAGER'],
  ['LEAVE_ISSUER'],
];

/**
 * Tables that are not published and whose small groups are guarded nevertheless: all pairs of dimensions, and all pairs within a fiscal
 * year. A department less one designation may well be a single person.
 */
export const GUARDED_TABLES: readonly Table[] = TABLE_DIMENSIONS.flatMap((one, at) =>
  TABLE_DIMENSIONS.slice(at + 1).flatMap((other): Table[] =>
    one === 'FISCAL_YEAR'
      ? [[one, other]]
      : [
          [one, other],
          ['FISCAL_YEAR', one, other],
        ],
  ),
);
