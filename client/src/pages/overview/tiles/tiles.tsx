import { may, useViewer } from '../../../data/viewer';
import { AwayTile } from './away-tile';
import { ChangeTile } from './change-tile';
import { ForfeitTile } from './forfeit-tile';
import classes from './tiles.module.css';
import { WaitingTile } from './waiting-tile';
import { tileWords } from './words';
import { YearTiles } from './year-tiles';

/** The day at a glance. Each figure asks for itself, so that none waits for another; who may see no people is not offered theirs. */
export function Tiles() {
  const { role } = useViewer();
  const people = may.seePeople(role);
  return (
    <section className={classes.tiles} aria-label={tileWords.label}>
      {people && <AwayTile />}
      <YearTiles />
      {people && (
        <>
          <WaitingTile />
          <ForfeitTile />
          <ChangeTile />
        </>
      )}
    </section>
  );
}
