import { DIMENSION_NAMES, dimensionOf } from '../../../mart/dimensions/registry';
import { AGGREGATE_ROLES, ALL_ROLES, type Role } from '../../shared/auth/role';
import type { Measure } from './measure';
import { MEASURE_NAMES, MEASURES, type MeasureName } from './measures/registry';

// The tables of docs/access.md and docs/metrics.md that follow from the registries of measures and dimensions.

const measureOf = (name: MeasureName): Measure => MEASURES[name];
const isShown = (name: MeasureName) => measureOf(name).isShownToViewer === true;

/** A row of the access table: a column for anonymous callers, then one for each role. */
const rowOf = (names: readonly MeasureName[], viewer: string) => {
  const wordOf = (role: Role) => (role === 'VIEWER' ? viewer : role === 'MANAGER' ? 'team' : 'all');
  const words = ALL_ROLES.map((role) => (AGGREGATE_ROLES.includes(role) ? wordOf(role) : '–'));
  return `| ${[names.map((name) => `\`LeaveMeasures.${name}\``).join(' '), '–', ...words].join(' | ')} |`;
};

/** docs/access.md with the rows of measures as the registry has them: those that a VIEWER sees, and those that are null. */
export function writeAccessRows(text: string): string {
  const rows = [
    rowOf(MEASURE_NAMES.filter(isShown), 'groups'),
    rowOf(
      MEASURE_NAMES.filter((name) => !isShown(name)),
      'null',
    ),
  ];
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('| `LeaveMeasures.'));
  const count = lines.filter((line) => line.startsWith('| `LeaveMeasures.')).length;
  return lines.toSpliced(first, count, ...rows).join('\n');
}

const BEGIN = '<!-- Written by npm run generate from the registries of measures and dimensions. -->';
const END = '<!-- End of what is generated. -->';

/** docs/metrics.md with the list of measures and dimensions between its two comments. */
export function writeRegistryTables(text: string): string {
  const [before = '', rest = ''] = text.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  const measures = MEASURE_NAMES.map((name) => {
    const { unit, isKnownAt } = measureOf(name);
    return `| \`${name}\` | ${unit} | ${yes(isShown(name))} | ${yes(isKnownAt === true)} |`;
  });
  const dimensions = DIMENSION_NAMES.map((name) => {
    const { filter, viewer, splitsBalances } = dimensionOf(name);
    const marks = [filter.takesNone, viewer === 'SHOWN', splitsBalances === null].map(yes).join(' | ');
    return `| \`${name}\` | \`${filter.field}\` | ${marks} |`;
  });
  const tables = [
    '',
    '| measure | unit | a VIEWER sees it | known of earlier states |',
    '|---|---|---|---|',
    ...measures,
    '',
    '| dimension | field of the filter | `""` asks for a missing value | a VIEWER may use it | made of whole balances |',
    '|---|---|---|---|---|',
    ...dimensions,
    '',
  ];
  return `${before}${BEGIN}\n${tables.join('\n')}\n${END}${after}`;
}
