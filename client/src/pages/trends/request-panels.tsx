import { useFigures } from '../../data/use-figures';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { LeadTimePanel } from './lead-time-panel';
import { LengthsPanel } from './lengths-panel';
import { PanelPair } from './panel-pair';
import { REQUESTS } from './trends-query';

const HEIGHT = 500;

/** Leave from request to request, for those who may see what could be a single person's. */
export function RequestPanels({ filter }: { filter: LeaveFilterInput }) {
  const query = useFigures(REQUESTS, { filter });
  const scope = query.current ? JSON.stringify(filter) : null;
  return (
    <PanelPair query={query} height={HEIGHT}>
      {({ lengths, leadTimes }) => (
        <>
          <LengthsPanel answer={lengths} filter={filter} scope={scope} />
          <LeadTimePanel answer={leadTimes} filter={filter} scope={scope} />
        </>
      )}
    </PanelPair>
  );
}
