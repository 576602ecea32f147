/** Name and number; the number where the source has no record of the person. */
export function PersonName({ name, employeeId }: { name: string | null; employeeId: string }) {
  if (name === null) return employeeId;
  return (
    <>
      <bdi>{name}</bdi> ({employeeId})
    </>
  );
}
