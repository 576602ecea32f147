import { Transition } from '@mantine/core';
import classes from './updated-mark.module.css';
import { uiWords } from './words';

/**
 * A quiet word about what has just changed.
 * @param onCard it lies on the upper edge of the card around it and moves nothing there; else it stands in line
 */
export function UpdatedMark({ shown, onCard = false }: { shown: boolean; onCard?: boolean }) {
  return (
    <Transition mounted={shown} transition="fade" duration={250}>
      {(style) => (
        <span className={classes.mark} data-on-card={onCard || undefined} style={style}>
          {uiWords.updatedMark}
        </span>
      )}
    </Transition>
  );
}
