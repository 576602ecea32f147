import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import { type Filters, type LeaveFilterInput, toAttribution, toLeaveFilter } from '../../filters/filter-model';
import { QueryView } from '../../frame/query-view';
import { readFigures } from '../../leave-charts/aggregate';
import { DistributionPanel } from './distribution-panel';
import { EmployeesPanel } from './employees-panel';
import { TRENDS_PEOPLE, type TrendsPeopleAnswer } from './query';
import classes from './trends.module.css';

const SKELETON_HEIGHT = 470;

/** Leave from person to person, for those who may see people. */
export function EmployeePanels({ filters }: { filters: Filters }) {
  const filter = useMemo(() => toLeaveFilter(filters), [filters]);
  const query = useFigures(TRENDS_PEOPLE, { filter, ...toAttribution(filters) });
  return (
    <QueryView query={query} version={(data) => data.leaveAggregate.dataVersion} skeleton={<PanelsSkeleton />}>
      {({ leaveAggregate }) => <Panels answer={leaveAggregate} filter={filter} />}
    </QueryView>
  );
}

function Panels({ answer, filter }: { answer: TrendsPeopleAnswer; filter: LeaveFilterInput }) {
  const rows = useMemo(() => readFigures(answer, ''), [answer]);
  return (
    <div className={classes.grid}>
      <EmployeesPanel rows={rows} rowCount={answer.rowCount} filter={filter} />
      <DistributionPanel rows={rows} />
    </div>
  );
}

function PanelsSkeleton() {
  return (
    <div className={classes.grid}>
      <Skeleton height={SKELETON_HEIGHT} radius={12} />
      <Skeleton height={SKELETON_HEIGHT} radius={12} />
    </div>
  );
}
