import { createDisclosureCheck, type DisclosureCheck, type GroupKey } from '../../../disclosure/disclosure-check';
import type { DisclosureRules } from '../../../disclosure/primary-suppression/sensitive-cells';
import { TABLE_DIMENSIONS, type TableDimension } from '../../../disclosure/published-tables';
import type { LeaveStatus } from '../../../domain/leave-status';
import { parseLocalDate } from '../../../domain/local-date';
import type { DimensionName } from '../../../mart/dimensions/registry';
import { DIMENSIONS, dimensionOf } from '../../../mart/dimensions/registry';
import { type LeaveSource, leaveOf } from '../../../mart/leave-source';
import { firstDayOfMonth, monthOfDay } from '../../../mart/months';
import type { MartView } from '../../../mart/question';
import type { LeaveCondition } from '../../../mart/select/condition';
import { NONE, STATUS } from '../../../mart/state';
import { PUBLISHED_TABLES_OF } from './published-tables.question';

const PARTS_OF_MONTHS = ['YEAR', 'YEAR_MONTH', 'MONTH'] as const satisfies readonly DimensionName[];

/** Whether a VIEWER may see a cell, by its ordinals in the order of `groupBy`. The tables of each status have to be prepared. */
export function checkCells(
  view: MartView,
  condition: LeaveCondition,
  groupBy: readonly DimensionName[],
  rules: DisclosureRules,
): DisclosureCheck {
  const source = leaveOf(view.state);
  const statuses = (condition.choices.STATUS?.ids ?? []) as readonly LeaveStatus[];
  const published = new Map(statuses.map((status) => [STATUS[status], view.prepared(PUBLISHED_TABLES_OF, { status, rules })]));
  const filter = Object.fromEntries(TABLE_DIMENSIONS.map((name) => [name, chooseOrdinals(source, condition, name)]));
  return createDisclosureCheck({ filter, groupBy: groupBy.map((name) => toGroupKey(source, name)) }, published);
}

function toGroupKey(source: LeaveSource, name: DimensionName): GroupKey {
  if (name === 'STATUS') return name;
  if (name !== 'YEAR' && name !== 'MONTH') return { dimension: name as TableDimension };
  const first = monthOfDay(source.firstDay);
  const ordinalOf = DIMENSIONS[name].ordinals(source);
  return {
    dimension: 'YEAR_MONTH',
    rollUp: Int32Array.from({ length: DIMENSIONS.YEAR_MONTH.count(source) }, (_, month) => ordinalOf(firstDayOfMonth(first + month))),
  };
}

/** The ordinals of a dimension that pass; null: all. */
function chooseOrdinals(source: LeaveSource, condition: LeaveCondition, name: TableDimension): ReadonlySet<number> | null {
  if (name === 'YEAR_MONTH') return chooseMonths(source, condition);
  const choice = condition.choices[name];
  if (!choice) return null;
  const find = dimensionOf(name).find(source);
  const ordinals = choice.ids.map(find).filter((ordinal) => ordinal !== NONE);
  return new Set(choice.orNone ? [...ordinals, NONE] : ordinals);
}

/** Years, months and a range of whole months are all sets of calendar months. */
function chooseMonths(source: LeaveSource, { choices, dateFrom, dateTo }: LeaveCondition): ReadonlySet<number> | null {
  const chosen = PARTS_OF_MONTHS.flatMap((name) => {
    const choice = choices[name];
    if (!choice) return [];
    const find = DIMENSIONS[name].find(source);
    return [{ ordinals: new Set(choice.ids.map(find)), ordinalOf: DIMENSIONS[name].ordinals(source) }];
  });
  if (chosen.length === 0 && dateFrom === null && dateTo === null) return null;
  const from = (dateFrom === null ? null : parseLocalDate(dateFrom)) ?? Number.NEGATIVE_INFINITY;
  const to = (dateTo === null ? null : parseLocalDate(dateTo)) ?? Number.POSITIVE_INFINITY;
  const first = monthOfDay(source.firstDay);
  const months = new Set<number>();
  for (let month = 0; month < DIMENSIONS.YEAR_MONTH.count(source); month++) {
    const day = firstDayOfMonth(first + month);
    if (day >= from && day <= to && chosen.every(({ ordinals, ordinalOf }) => ordinals.has(ordinalOf(day)))) months.add(month);
  }
  return months;
}
