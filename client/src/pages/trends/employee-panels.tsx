import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { readFigures } from '../../leave-charts/aggregate';
import { DistributionPanel } from './distribution-panel';
import { EmployeesPanel } from './employees-panel';
import { PanelPair } from './panel-pair';
import { EMPLOYEE_DAYS } from './trends-query';

const HEIGHT = 520;

/** Leave from person to person, for those who may see people. */
export function EmployeePanels({ filter }: { filter: LeaveFilterInput }) {
  const query = useFigures(EMPLOYEE_DAYS, { filter });
  const rows = useMemo(() => (query.data ? readFigures(query.data.people, '') : []), [query.data]);
  return (
    <PanelPair query={query} height={HEIGHT}>
      {({ people }) => (
        <>
          <EmployeesPanel rows={rows} rowCount={people.rowCount} filter={filter} />
          <DistributionPanel rows={rows} />
        </>
      )}
    </PanelPair>
  );
}
