import { Transition } from '@mantine/core';
import { shellWords } from '../words/shell';
import classes from './updated-mark.module.css';

/** A quiet word beside what has just changed. */
export function UpdatedMark({ shown }: { shown: boolean }) {
  return (
    <Transition mounted={shown} transition="fade" duration={250}>
      {(style) => (
        <span className={classes.mark} style={style}>
          {shellWords.updatedMark}
        </span>
      )}
    </Transition>
  );
}
