import '@mantine/core/styles.css';
import './app/theme.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { createAppRouter } from './app/router';
import { createApolloClient } from './data/create-client';
import { createLiveSocket, socketUrl } from './data/live-socket';

const socket = createLiveSocket(socketUrl(window.location));
const router = createAppRouter({ socket });
const client = createApolloClient({
  socket,
  onSignedOut: () => {
    const { pathname, href } = router.state.location;
    if (pathname === '/sign-in') return;
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { back: href }, replace: true });
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('No #root in index.html');
// As a transition the first drawing comes in slices, with room for the browser in between.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App client={client} router={router} />
    </StrictMode>,
  ),
);
