import { useMemo } from 'react';
import { readFigures } from '../../aggregates/aggregate';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { useLiveAnswer } from '../../lib/use-live-answer';
import { DistributionPanel } from './distribution-panel';
import { EmployeesPanel } from './employees-panel';
import { EMPLOYEE_DAYS } from './trends-query';

/** Leave from person to person, for those who may see people. */
export function EmployeePanels({ filter }: { filter: LeaveFilterInput }) {
  const { data } = useLiveAnswer(EMPLOYEE_DAYS, { filter });
  const rows = useMemo(() => (data ? readFigures(data.people, '') : []), [data]);
  if (!data) return null;
  return (
    <>
      <EmployeesPanel rows={rows} rowCount={data.people.rowCount} filter={filter} />
      <DistributionPanel rows={rows} />
    </>
  );
}
