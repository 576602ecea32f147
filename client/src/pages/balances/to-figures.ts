import type { BulletFigures } from '../../leave-charts/bullet';
import type { Totals } from './balances-query';

/** The used days and the allowance of a balance, or of a sum of balances. An unknown carry-over counts as 0. */
export const toFigures = ({
  taken,
  scheduled,
  pending,
  entitlement,
  carriedIn,
}: Pick<Totals, 'taken' | 'scheduled' | 'pending' | 'entitlement' | 'carriedIn'>): BulletFigures => ({
  taken,
  scheduled,
  pending,
  allowance: entitlement === null ? null : entitlement + (carriedIn ?? 0),
});
