import { graphql } from '../../../data/graphql';
import { useFigures } from '../../../data/use-figures';
import { formatCount } from '../../../lib/format';
import { Tile } from './tile';
import { tileWords } from './words';

const OPEN_FINDINGS = graphql(`
  query OverviewChecks { dataChecks { dataVersion openCount checks { name openCount } } }
`);
const say = tileWords.checks;

/** What the checks of the data found that nobody accepted. */
export function ChecksTile() {
  const query = useFigures(OPEN_FINDINGS, {}, 'LATER');
  const { openCount = 0, checks = [] } = query.data?.dataChecks ?? {};
  const failing = checks.filter((check) => check.openCount > 0).length;
  return (
    <Tile
      title={say.title}
      query={query}
      figure={formatCount(openCount)}
      words={openCount === 0 ? say.none : say.words(formatCount(failing), failing)}
      basis={say.basis}
      to="/checks"
      toLabel={say.link}
    />
  );
}
