import { isDeepStrictEqual } from 'node:util';
import { readNewestState } from '../../src/mart/load/read-state';
import { countInMart, countInModel, FIGURE_GROUPINGS } from './figures';
import { Violation } from './violation';
import type { World } from './world';

const ZONE = 'Asia/Kathmandu';

/** A reader follows to the newest state: its figures are those of plain loops over the records that were accepted last. */
export async function checkReader(world: World): Promise<void> {
  const next = await readNewestState(world.reader, ZONE, world.state);
  world.state = next?.state ?? world.state;
  if (world.state === null || world.model.dataVersion === 0) return;
  for (const dimension of FIGURE_GROUPINGS) {
    const [shown, counted] = [countInMart(world.state, dimension), countInModel(world.model, dimension)];
    if (!isDeepStrictEqual(shown, counted)) throw new Violation(`Figures by ${dimension} differ from plain loops`, { shown, counted });
  }
}
