import { findCarriesFrom, labelFiscalYears } from '../../domain/fiscal-year';
import { formatLocalDate } from '../../domain/local-date';
import { NO_NAME } from '../../domain/no-name';
import { compareLabels } from '../../domain/text-order';
import { indexIds, ordinalOf } from '../find-member';
import { packTexts, sharedFloat64, sharedInt32, sharedUint8, textAt } from '../shared-columns';
import { type Entitlements, type FiscalYears, type Members, NONE } from '../state';
import type { EntitlementRow, FiscalYearRow, MemberRow } from './rows';

/** Values in the order of their labels, then of their ids, which are whole numbers. */
export function buildMembers(rows: readonly MemberRow[]): Members {
  const sorted = rows.toSorted((a, b) => compareLabels(a.label, b.label) || Number(a.id) - Number(b.id));
  return { count: sorted.length, id: packTexts(sorted.map(({ id }) => id)), label: packTexts(sorted.map(({ label }) => label)) };
}

/** Whether `buildMembers` would build the same values from these rows. */
export function isMembersOf({ count, id, label }: Members, rows: readonly MemberRow[]): boolean {
  if (rows.length !== count) return false;
  const labels = new Map(rows.map((row) => [row.id, row.label]));
  for (let at = 0; at < count; at++) if (labels.get(textAt(id, at)) !== textAt(label, at)) return false;
  return true;
}

/** A value with its label; NO_NAME stands for an empty one. */
export function nameMember(id: string, label: string): MemberRow {
  return { id, label: label === '' ? NO_NAME : label };
}

/** In order of their start, then of their id. */
export function buildFiscalYears(rows: readonly FiscalYearRow[]): FiscalYears {
  const sorted = rows.toSorted((a, b) => a.start - b.start || Number(a.id) - Number(b.id));
  const dates = sorted.map(({ id, start, end }) => ({ id, startDate: formatLocalDate(start), endDate: formatLocalDate(end) }));
  const years: FiscalYears = {
    count: sorted.length,
    id: packTexts(sorted.map(({ id }) => id)),
    label: packTexts(labelFiscalYears(dates)),
    start: sharedInt32(sorted.length),
    end: sharedInt32(sorted.length),
    isCurrent: sharedUint8(sorted.length),
    carriesFrom: sharedInt32(sorted.length),
  };
  years.carriesFrom.set(findCarriesFrom(sorted));
  for (const [at, { start, end, isCurrent }] of sorted.entries()) {
    years.start[at] = start;
    years.end[at] = end;
    years.isCurrent[at] = Number(isCurrent);
  }
  return years;
}

export function buildEntitlements(rows: readonly EntitlementRow[], leaveTypes: Members, fiscalYears: FiscalYears): Entitlements {
  const cells = leaveTypes.count * fiscalYears.count;
  const entitlements = {
    isStated: sharedUint8(cells),
    granted: sharedFloat64(cells).fill(Number.NaN),
    transferable: sharedFloat64(cells).fill(Number.NaN),
  };
  const types = indexIds(leaveTypes.id, leaveTypes.count);
  const years = indexIds(fiscalYears.id, fiscalYears.count);
  for (const { leaveTypeId, fiscalId, granted, transferable } of rows) {
    const [type, year] = [ordinalOf(types, leaveTypeId), ordinalOf(years, fiscalId)];
    if (type === NONE || year === NONE) continue;
    const cell = type * fiscalYears.count + year;
    entitlements.isStated[cell] = 1;
    entitlements.granted[cell] = granted ?? Number.NaN;
    entitlements.transferable[cell] = transferable ?? Number.NaN;
  }
  return entitlements;
}
