import { createContext, use } from 'react';
import type { Role } from './graphql';

export interface Viewer {
  name: string;
  role: Role;
}

/** What a role may do, as far as the screen offers it; the API decides. */
export const may = {
  seeLeave: (role: Role) => role !== 'OPERATOR',
  seePeople: (role: Role) => role !== 'OPERATOR' && role !== 'VIEWER',
  /** Ranges of dates that are not whole months, and single dates. */
  seeDays: (role: Role) => role !== 'OPERATOR' && role !== 'VIEWER',
  readReasons: (role: Role) => role === 'HR' || role === 'ADMIN',
  seeRuns: (role: Role) => role !== 'VIEWER',
  triggerIngest: (role: Role) => role === 'OPERATOR' || role === 'ADMIN',
  seeQuarantine: (role: Role) => role === 'HR' || role === 'ADMIN',
  confirmRetirements: (role: Role) => role === 'ADMIN',
  administer: (role: Role) => role === 'ADMIN',
};

export const ViewerContext = createContext<Viewer | null>(null);

/** The signed-in caller; only below the shell, which waits for it. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (viewer === null) throw new Error('useViewer outside of the shell');
  return viewer;
}
