import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import type { LiveSocket } from '../data/live-socket';
import { keepFilters } from '../filters/filter-model';
import { importWhenReachable } from '../lib/import-when-reachable';
import { parseSearch, stringifySearch } from '../lib/search-params';
import { OverviewPage } from '../pages/overview/overview-page';
import { type SignInProblem, signInProblem } from '../pages/sign-in/sign-in-problem';
import { ComingPage, CrashedPage, NotFoundPage } from './fallback-pages';
import { Layout } from './layout';

interface RouterContext {
  socket: LiveSocket;
}

/** A page whose program comes when it is first opened. */
const page: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => importWhenReachable(load), name);

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Named even where there is none: what a validator leaves out, the router takes over from the address as it stands.
  validateSearch: (search: Record<string, unknown>): { back?: string; problem?: SignInProblem } => ({
    back: ownPath(search.back),
    problem: signInProblem(search.problem),
  }),
  component: page(() => import('../pages/sign-in/sign-in-page'), 'SignInPage'),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Layout });

/*
 * A new page: a folder below pages/, a route here, a line in `navigation.ts`, its words in words.ts. A page reads its filters
 * with useFilters, asks with useLiveQuery, and brings its own skeleton.
 */
const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: keepFilters,
  component: OverviewPage,
});
/** The filters, and the choices that a page keeps in its address besides. */
const withChoices =
  (...names: string[]) =>
  (search: Record<string, unknown>) => ({
    ...keepFilters(search),
    ...Object.fromEntries(names.filter((name) => search[name] !== undefined).map((name) => [name, search[name]])),
  });
const trends = createRoute({
  getParentRoute: () => shell,
  path: '/trends',
  validateSearch: withChoices('stack', 'compare', 'one', 'other', 'people'),
  component: page(() => import('../pages/trends/trends-page'), 'TrendsPage'),
});
const patterns = createRoute({
  getParentRoute: () => shell,
  path: '/patterns',
  validateSearch: withChoices('measure', 'order', 'share', 'day'),
  component: page(() => import('../pages/patterns/patterns-page'), 'PatternsPage'),
});
const employees = createRoute({
  getParentRoute: () => shell,
  path: '/employees',
  validateSearch: withChoices('find', 'sort', 'retired'),
  component: page(() => import('../pages/employees/employees-page'), 'EmployeesPage'),
});
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/employees/$id',
  validateSearch: withChoices('in', 'leave'),
  component: page(() => import('../pages/profile/profile-page'), 'ProfilePage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: withChoices('view', 'by', 'month', 'below', 'day', 'open'),
  component: page(() => import('../pages/calendar/calendar-page'), 'CalendarPage'),
});
const balances = createRoute({
  getParentRoute: () => shell,
  path: '/balances',
  validateSearch: withChoices('order', 'asOf', 'types'),
  component: page(() => import('../pages/balances/balances-page'), 'BalancesPage'),
});
const data = createRoute({
  getParentRoute: () => shell,
  path: '/data',
  validateSearch: keepFilters,
  component: page(() => import('../pages/data/data-page'), 'DataPage'),
});

const administration = createRoute({
  getParentRoute: () => shell,
  path: '/administration',
  validateSearch: keepFilters,
  component: page(() => import('../pages/administration/administration-page'), 'AdministrationPage'),
});

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([overview, trends, patterns, employees, profile, calendar, balances, data, administration]),
]);

/** A way back within this server, or none: never to another site. */
function ownPath(value: unknown): string | undefined {
  const path: unknown = Array.isArray(value) ? value[0] : value;
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : undefined;
}

/** @param history where the address lives; the browser's own unless told otherwise */
export function createAppRouter(context: RouterContext, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    context,
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
