import { workforceWords as say } from './words';

/** Name and number; where the source has no record of the person, the number and that it is so. */
export function PersonName({ name, employeeId }: { name: string | null; employeeId: string }) {
  if (name === null) return <span style={{ overflowWrap: 'anywhere' }}>{say.unknownPerson(employeeId)}</span>;
  return (
    <>
      <bdi>{name}</bdi> ({employeeId})
    </>
  );
}
