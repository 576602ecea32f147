import { Prisma } from '../../../generated/prisma/client';

/** The full name of a person with first, middle and last name; null where there is none of them. */
export const fullName = (person: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`nullif(concat_ws(' ', nullif(${person}.first_name, ''), nullif(${person}.middle_name, ''), nullif(${person}.last_name, '')), '')`;
