import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  retainSearchParams,
} from '@tanstack/react-router';
import type { LiveSocket } from '../data/live-socket';
import { FILTER_KEYS, keepFilters } from '../filters/filter-model';
import { importWhenReachable } from '../lib/import-when-reachable';
import { parseSearch, stringifySearch } from '../lib/search-params';
import { balancesParams } from '../pages/balances/params';
import { calendarParams } from '../pages/calendar/params';
import { checksParams } from '../pages/checks/params';
import { dataParams } from '../pages/data/params';
import { employeesParams } from '../pages/employees/params';
import { OverviewPage } from '../pages/overview/overview-page';
import { overviewQuestion } from '../pages/overview/question';
import { patternsParams } from '../pages/patterns/params';
import { profileParams, profilePath } from '../pages/profile/params';
import { type SignInProblem, signInProblem } from '../pages/sign-in/sign-in-problem';
import { trendsParams } from '../pages/trends/params';
import { ComingPage, CrashedPage, NotFoundPage } from './fallback-pages';
import { type FetchAhead, fetchAhead } from './fetch-ahead';
import { Layout } from './layout';

interface RouterContext {
  socket: LiveSocket;
  ahead: FetchAhead;
}

/** A page that loads its chunk on first render. */
const page: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => importWhenReachable(load), name);

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Always returns both keys: TanStack Router keeps the raw value of a key that a validator omits.
  validateSearch: (search: Record<string, unknown>): { back?: string; problem?: SignInProblem } => ({
    back: ownPath(search.back),
    problem: signInProblem(search.problem),
  }),
  component: page(() => import('../pages/sign-in/sign-in-page'), 'SignInPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  validateSearch: keepFilters,
  // The filters go along with every link.
  search: { middlewares: [retainSearchParams(FILTER_KEYS)] },
  component: Layout,
});

/*
 * A new page: a folder below pages/, a route here, a line in `navigation.ts`. Its parameters are in its params.ts. It reads the filters
 * with useFilters and its figures with useFigures, and brings its own skeleton.
 */
const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  loaderDeps: ({ search }) => search,
  loader: (match) => fetchAhead(match, async () => overviewQuestion),
  component: OverviewPage,
});
const trends = createRoute({
  getParentRoute: () => shell,
  path: '/trends',
  ...trendsParams,
  loaderDeps: ({ search }) => search,
  loader: (match) => fetchAhead(match, async () => (await import('../pages/trends/question')).trendsQuestion),
  component: page(() => import('../pages/trends/trends-page'), 'TrendsPage'),
});
const patterns = createRoute({
  getParentRoute: () => shell,
  path: '/patterns',
  ...patternsParams,
  loaderDeps: ({ search }) => search,
  loader: (match) => fetchAhead(match, async () => (await import('../pages/patterns/question')).patternsQuestion),
  component: page(() => import('../pages/patterns/patterns-page'), 'PatternsPage'),
});
const employees = createRoute({
  getParentRoute: () => shell,
  path: '/employees',
  ...employeesParams,
  component: page(() => import('../pages/employees/employees-page'), 'EmployeesPage'),
});
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/employees/$id',
  ...profilePath,
  ...profileParams,
  component: page(() => import('../pages/profile/profile-page'), 'ProfilePage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  ...calendarParams,
  component: page(() => import('../pages/calendar/calendar-page'), 'CalendarPage'),
});
const balances = createRoute({
  getParentRoute: () => shell,
  path: '/balances',
  ...balancesParams,
  component: page(() => import('../pages/balances/balances-page'), 'BalancesPage'),
});
const checks = createRoute({
  getParentRoute: () => shell,
  path: '/checks',
  ...checksParams,
  component: page(() => import('../pages/checks/checks-page'), 'ChecksPage'),
});
const data = createRoute({
  getParentRoute: () => shell,
  path: '/data',
  ...dataParams,
  component: page(() => import('../pages/data/data-page'), 'DataPage'),
});

const workforce = createRoute({
  getParentRoute: () => shell,
  path: '/workforce',
  component: page(() => import('../pages/workforce/workforce-page'), 'WorkforcePage'),
});

const administration = createRoute({
  getParentRoute: () => shell,
  path: '/administration',
  component: page(() => import('../pages/administration/administration-page'), 'AdministrationPage'),
});

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([overview, trends, patterns, employees, profile, calendar, balances, checks, data, workforce, administration]),
]);

/** A way back within this server, or none: never to another site. */
function ownPath(value: unknown): string | undefined {
  const path: unknown = Array.isArray(value) ? value[0] : value;
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : undefined;
}

/** @param history where the address lives; by default the browser's own */
export function createAppRouter(context: Pick<RouterContext, 'socket'>, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    context: { ...context, ahead: { current: null } },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: CrashedPage,
    defaultPendingComponent: ComingPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
