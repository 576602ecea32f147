interface PersonName {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
}

/** The full name of a person; null where no part of it is known. */
export function joinName({ firstName, middleName, lastName }: PersonName): string | null {
  return [firstName, middleName, lastName].filter(Boolean).join(' ') || null;
}
