import { NoMatches } from '../../frame/no-matches';
import { EmptyState } from '../../ui/empty-state';
import { BALANCE_FILTERS } from './balance-filter';
import { balancesWords } from './words';

const say = balancesWords.empty;

/** Shown in place of the page's figures when there is no balance: none at all, or none under the filters. */
export function NoBalances({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <NoMatches title={say.title} names={BALANCE_FILTERS} />;
  return (
    <EmptyState title={say.none}>
      <p>{say.noneText}</p>
    </EmptyState>
  );
}
