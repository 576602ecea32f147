import { createContext, use } from 'react';
import type { Role } from './graphql';

export interface Viewer {
  name: string;
  role: Role;
}

/** What the screen offers to a role. The API decides what is answered. */
type Offer =
  | 'seeLeave'
  | 'seePeople'
  /** Single dates, and ranges of dates that are not whole months. */
  | 'seeDays'
  | 'readReasons'
  | 'seeRuns'
  | 'triggerIngest'
  | 'seeQuarantine'
  | 'acceptChecks'
  | 'confirmRetirements'
  | 'seeWorkforce'
  | 'setCoverageRules'
  | 'seeMoney'
  | 'administer';

const ANALYST: readonly Offer[] = ['seeLeave', 'seePeople', 'seeDays', 'seeRuns'];
/** A role is offered what its list names and nothing else; the type checker asks for the list of a new role. */
const OFFERS: Record<Role, readonly Offer[]> = {
  OPERATOR: ['seeRuns', 'triggerIngest'],
  VIEWER: ['seeLeave'],
  ANALYST,
  MANAGER: ANALYST,
  HR: [...ANALYST, 'readReasons', 'seeQuarantine', 'acceptChecks', 'seeWorkforce', 'setCoverageRules', 'seeMoney'],
  ADMIN: [
    ...ANALYST,
    'readReasons',
    'seeQuarantine',
    'acceptChecks',
    'triggerIngest',
    'confirmRetirements',
    'seeWorkforce',
    'setCoverageRules',
    'seeMoney',
    'administer',
  ],
};
const isOffered = (offer: Offer) => (role: Role) => OFFERS[role].includes(offer);

export const may = {
  seeLeave: isOffered('seeLeave'),
  seePeople: isOffered('seePeople'),
  seeDays: isOffered('seeDays'),
  readReasons: isOffered('readReasons'),
  seeRuns: isOffered('seeRuns'),
  triggerIngest: isOffered('triggerIngest'),
  seeQuarantine: isOffered('seeQuarantine'),
  acceptChecks: isOffered('acceptChecks'),
  confirmRetirements: isOffered('confirmRetirements'),
  seeWorkforce: isOffered('seeWorkforce'),
  setCoverageRules: isOffered('setCoverageRules'),
  seeMoney: isOffered('seeMoney'),
  administer: isOffered('administer'),
} as const satisfies Record<Offer, (role: Role) => boolean>;

export const ViewerContext = createContext<Viewer | null>(null);

/** The signed-in caller; only below the shell, which waits for it. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (viewer === null) throw new Error('useViewer outside of the shell');
  return viewer;
}
