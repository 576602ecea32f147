import { AppShell, Burger, Group, Text } from '@mantine/core';
import { Outlet, useRouteContext } from '@tanstack/react-router';
import { Suspense, useDeferredValue } from 'react';
import { LiveDataProvider } from '../data/live-data';
import { ViewerContext } from '../data/viewer';
import { DrillProvider } from '../drill/drill-provider';
import { CrossFilterProvider } from '../filters/cross-filter';
import { FilterOptionsProvider } from '../filters/filter-options';
import { lazyPart } from '../lib/lazy-part';
import { FreshnessBadge } from '../ui/freshness-badge';
import { Mark } from '../ui/icons';
import { uiWords } from '../ui/words';
import { CommandPalette } from './command-palette';
import { useFetchAhead } from './fetch-ahead';
import classes from './layout.module.css';
import { DemoBanner, LiveAnnouncement } from './notices';
import { Sidebar } from './sidebar';
import { useFoldedNavigation } from './use-folded-navigation';
import { useLoadedPages } from './use-loaded-pages';
import { useSignedInViewer } from './use-signed-in-viewer';
import { ViewerGate } from './viewer-gate';
import { shellWords } from './words';

// There is nothing to be hinted at before the first page stands.
const Hints = lazyPart(() => import('../ui/hints'), 'Hints');

const NAVIGATION_ID = 'navigation';

/** What the router fetches ahead with is known here. */
function AheadOfPages() {
  useFetchAhead();
  return null;
}

/** The frame of every page but the sign-in: navigation, the age of the data, who is signed in. */
export function Layout() {
  const { socket } = useRouteContext({ from: '__root__' });
  useLoadedPages();
  const { opened, isFolded, toggle, button, content, onNavigate, onKeyDown } = useFoldedNavigation();
  const { viewer: signedIn, error, retry } = useSignedInViewer();
  // The whole page appears with it: drawn in one piece, it would keep the browser from everything else.
  const viewer = useDeferredValue(signedIn);

  if (!viewer) return <ViewerGate error={error} retry={retry} />;
  return (
    <ViewerContext value={viewer}>
      <LiveDataProvider socket={socket}>
        <FilterOptionsProvider>
          <DrillProvider>
            <a className="skip-link" href="#content">
              {shellWords.skipToContent}
            </a>
            <AppShell
              header={{ height: 56 }}
              navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened } }}
              padding={0}
              transitionDuration={0}
            >
              <AppShell.Header className={classes.header}>
                <Group gap="sm" wrap="nowrap">
                  <Burger
                    ref={button}
                    opened={opened}
                    onClick={toggle}
                    onKeyDown={onKeyDown}
                    hiddenFrom="sm"
                    size="sm"
                    aria-label={opened ? shellWords.closeNavigation : shellWords.openNavigation}
                    aria-expanded={opened}
                    aria-controls={NAVIGATION_ID}
                  />
                  <Mark />
                  <Text fw={650} className={classes.product}>
                    {uiWords.product}
                  </Text>
                </Group>
                <Group gap="sm" wrap="nowrap">
                  <CommandPalette />
                  <FreshnessBadge />
                </Group>
              </AppShell.Header>
              <AppShell.Navbar
                id={NAVIGATION_ID}
                className={classes.navbar}
                aria-label={shellWords.navigation}
                inert={isFolded}
                onKeyDown={onKeyDown}
              >
                <Sidebar viewer={viewer} onNavigate={onNavigate} />
              </AppShell.Navbar>
              <AppShell.Main ref={content} id="content" tabIndex={-1} className={classes.main}>
                <div className={classes.page}>
                  <CrossFilterProvider>
                    <AheadOfPages />
                    <Outlet />
                  </CrossFilterProvider>
                </div>
                <DemoBanner />
              </AppShell.Main>
            </AppShell>
            <LiveAnnouncement />
            <Suspense fallback={null}>
              <Hints />
            </Suspense>
          </DrillProvider>
        </FilterOptionsProvider>
      </LiveDataProvider>
    </ViewerContext>
  );
}
