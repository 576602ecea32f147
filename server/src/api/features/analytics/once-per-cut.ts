import type { Cut } from './cut';

/** The same computation, run once for each cut: measures of one answer share its result. */
export function oncePerCut<Value>(compute: (cut: Cut) => Value): (cut: Cut) => Value {
  const known = new WeakMap<Cut, { value: Value }>();
  return (cut) => {
    let found = known.get(cut);
    if (!found) {
      found = { value: compute(cut) };
      known.set(cut, found);
    }
    return found.value;
  };
}
