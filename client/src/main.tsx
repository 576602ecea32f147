import '@mantine/core/styles.css';
import './app/theme.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createApolloClient } from './apollo/create-client';
import { createLiveSocket, socketUrl } from './apollo/live-socket';
import { App } from './app/app';
import { createAppRouter } from './app/router';

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
