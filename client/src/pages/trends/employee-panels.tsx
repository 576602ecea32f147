import { useMemo } from 'react';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { readFigures } from '../../leave-charts/aggregate';
import { DistributionPanel } from './distribution-panel';
import { EmployeesPanel } from './employees-panel';
import type { TrendsAnswer } from './query';

/** Leave from person to person, for those who may see people. */
export function EmployeePanels({ answer, filter }: { answer: NonNullable<TrendsAnswer['people']>; filter: LeaveFilterInput }) {
  const rows = useMemo(() => readFigures(answer, ''), [answer]);
  return (
    <>
      <EmployeesPanel rows={rows} rowCount={answer.rowCount} filter={filter} />
      <DistributionPanel rows={rows} />
    </>
  );
}
