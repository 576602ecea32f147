import type { LeaveFilterInput } from '../../filters/filter-model';
import { useLiveAnswer } from '../../lib/use-live-answer';
import { LeadTimePanel } from './lead-time-panel';
import { LengthsPanel } from './lengths-panel';
import { REQUESTS } from './trends-query';

/** Leave from request to request, for those who may see what could be a single person's. */
export function RequestPanels({ filter }: { filter: LeaveFilterInput }) {
  const { data, current } = useLiveAnswer(REQUESTS, { filter });
  if (!data) return null;
  const scope = current ? JSON.stringify(filter) : null;
  return (
    <>
      <LengthsPanel answer={data.lengths} filter={filter} scope={scope} />
      <LeadTimePanel answer={data.leadTimes} filter={filter} scope={scope} />
    </>
  );
}
