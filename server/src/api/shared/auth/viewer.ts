import type { Role } from './role';

/** Who is calling. */
export interface Viewer {
  /** The API token; null: the organisation's sign-in says who it is. */
  tokenId: bigint | null;
  /** Who it is at the organisation's sign-in; null: whoever holds the API token. */
  identity: { issuer: string; subject: string } | null;
  /** Null: came with the token itself. */
  sessionId: bigint | null;
  name: string;
  role: Role;
  /** For a MANAGER: the empId whose team it may see. */
  employeeId: string | null;
  /** The earlier end of the session and the token; null: never. */
  expiresAt: Date | null;
}

/** The key under which the requests of a caller count towards its limits: the same for each session of a person. */
export function keyOfViewer({ tokenId, identity }: Viewer): string {
  return identity ? JSON.stringify([identity.issuer, identity.subject]) : `token ${tokenId}`;
}
