import type { Absence } from './calendar-query';
import marks from './marks.module.css';

/** A name in the look of a leave's status: pending hatched, refused struck through. */
export function PersonName({ name, status }: { name: string; status: Absence['status'] }) {
  return (
    <span className={`${marks.status} ${marks.person}`} data-status={status} title={name}>
      {status === 'REJECTED' ? <s>{name}</s> : name}
    </span>
  );
}
