import type { QueryState } from '../../../data/query-state';
import { may, useViewer } from '../../../data/viewer';
import type { OverviewAnswer } from '../query';
import { AwayTile } from './away-tile';
import { ChangeTile } from './change-tile';
import { ChecksTile } from './checks-tile';
import { ForfeitTile } from './forfeit-tile';
import classes from './tiles.module.css';
import { WaitingTile } from './waiting-tile';
import { tileWords } from './words';
import { YearTiles } from './year-tiles';

/** The day at a glance. Who may see no people is not offered their figures. */
export function Tiles({ query }: { query: QueryState<OverviewAnswer> }) {
  const { role } = useViewer();
  const people = may.seePeople(role);
  return (
    <section className={classes.tiles} aria-label={tileWords.label}>
      {people && <AwayTile query={query} />}
      <YearTiles query={query} />
      {people && (
        <>
          <WaitingTile query={query} />
          <ForfeitTile query={query} />
          <ChangeTile />
          <ChecksTile />
        </>
      )}
    </section>
  );
}
