import { Skeleton } from '@mantine/core';
import { may, useViewer } from '../../data/viewer';
import classes from './tiles/tiles.module.css';

/** The room of the tiles until they are there: as many as the viewer may see. */
export function TilesSkeleton() {
  const { role } = useViewer();
  const count = may.seePeople(role) ? 7 : 2;
  return (
    <div className={classes.tiles} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <Skeleton key={at} radius={12} className={classes.room} />
      ))}
    </div>
  );
}
