import type { DisclosureRules } from '../../../disclosure/primary-suppression/sensitive-cells';
import { LEAVE_STATUSES } from '../../../domain/leave-status';
import { dimensionOf } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import type { MartView } from '../../../mart/question';
import { NONE } from '../../../mart/state';
import { checkCells } from '../../shared/disclosure/check-cells';
import type { ForecastSubject } from './leave-forecast.question';

/**
 * Whether a VIEWER may see the forecast of a group, by its ordinal. A forecast is computed from the months of the group, so it is shown
 * only where each of them may be shown, in every status.
 */
export function createForecastCheck(
  view: MartView,
  { condition, groupBy }: Pick<ForecastSubject, 'condition' | 'groupBy'>,
  rules: DisclosureRules,
): (ordinal: number | null) => boolean {
  const source = leaveOf(view.state);
  const months = dimensionOf('YEAR_MONTH').count(source);
  const ofEveryStatus = { ...condition, choices: { ...condition.choices, STATUS: { ids: LEAVE_STATUSES, orNone: false } } };
  const check = checkCells(view, ofEveryStatus, groupBy ? ['YEAR_MONTH', groupBy] : ['YEAR_MONTH'], rules);
  return (ordinal) => {
    const value = ordinal !== null && groupBy !== null && ordinal === dimensionOf(groupBy).count(source) ? NONE : ordinal;
    for (let month = 0; month < months; month++) if (!check(value === null ? [month] : [month, value])) return false;
    return true;
  };
}
