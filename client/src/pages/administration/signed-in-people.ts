import type { ResultOf } from 'gql.tada';
import { graphql, type Role } from '../../data/graphql';

/** What the page shows of a session. */
export const SESSION_FIELDS = graphql(`
  fragment SessionFields on Session {
    id
    issuer
    subject
    name
    role
    since
    until
  }
`);

/** Somebody with sessions that are open, which end together. */
export interface SignedInPerson {
  issuer: string;
  subject: string;
  name: string;
  /** Of the newest session first; a session keeps the role of its beginning. */
  roles: Role[];
  count: number;
  /** Since when the oldest of the sessions is open, and until when the last one. */
  since: string;
  until: string;
}

/** Sessions, newest first, as the people whose they are, in the same order. */
export function toPeople(sessions: readonly ResultOf<typeof SESSION_FIELDS>[]): SignedInPerson[] {
  const people = new Map<string, SignedInPerson>();
  for (const { issuer, subject, name, role, since, until } of sessions) {
    const key = JSON.stringify([issuer, subject]);
    const known = people.get(key);
    if (!known) people.set(key, { issuer, subject, name, roles: [role], count: 1, since, until });
    else {
      if (!known.roles.includes(role)) known.roles.push(role);
      known.count++;
      if (Date.parse(since) < Date.parse(known.since)) known.since = since;
      if (Date.parse(until) > Date.parse(known.until)) known.until = until;
    }
  }
  return [...people.values()];
}
