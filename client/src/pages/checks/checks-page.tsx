import { useApolloClient } from '@apollo/client/react';
import { figuresStore } from '../../data/figures-store';
import type { FindingState } from '../../data/graphql';
import { useFigures } from '../../data/use-figures';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { uiWords } from '../../ui/words';
import { CheckList } from './check-list';
import classes from './checks.module.css';
import { CHECKS } from './checks-query';
import { ChecksSkeleton } from './checks-skeleton';
import { Findings } from './findings';
import { useChecksParams } from './params';
import { checksWords } from './words';

/** The figures that a decision about findings changes, here and on the Overview. */
const FOLLOWING = ['CheckFindings', 'DataChecks', 'OverviewChecks'];

/** What the checks of the data find: on one side the checks, on the other what the chosen one found. */
export function ChecksPage() {
  const [{ check, state }, change] = useChecksParams();
  const query = useFigures(CHECKS, {});
  const store = figuresStore(useApolloClient());
  return (
    <Page title={uiWords.pages.checks} intro={checksWords.intro} filtered={false}>
      <QueryView query={query} version={({ dataChecks }) => dataChecks.dataVersion} skeleton={<ChecksSkeleton />}>
        {({ dataChecks: { checks, openCount } }) => {
          const chosen = checks.find(({ name }) => name === check) ?? checks.find((one) => one.openCount > 0) ?? checks[0];
          return (
            <div className={classes.page}>
              <CheckList checks={checks} openCount={openCount} chosen={chosen?.name ?? null} onChoose={(name) => change({ check: name })} />
              {chosen && (
                <Findings
                  key={`${chosen.name} ${state}`}
                  check={chosen}
                  state={state}
                  onState={(to: FindingState) => change({ state: to })}
                  onDecided={() => {
                    store.forget(FOLLOWING);
                    // It may have no open findings left, and is still what the viewer looks at.
                    change({ check: chosen.name });
                    query.retry();
                  }}
                />
              )}
            </div>
          );
        }}
      </QueryView>
    </Page>
  );
}
