interface PersonName {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
}

/** The full name of a person; null if all parts are missing. */
export function joinName({ firstName, middleName, lastName }: PersonName): string | null {
  return [firstName, middleName, lastName].filter(Boolean).join(' ') || null;
}

/** The full name, or the number where all parts are missing: "Employee 131". */
export function nameEmployee(name: PersonName, employeeId: string): string {
  return joinName(name) ?? `Employee ${employeeId}`;
}
