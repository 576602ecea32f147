import '@mantine/core/styles.css';
import './app/theme.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { leadToSignIn } from './app/lead-to-sign-in';
import { createAppRouter } from './app/router';
import { createApolloClient } from './data/create-client';
import { createLiveSocket, socketUrl } from './data/live-socket';

const socket = createLiveSocket(socketUrl(window.location));
const router = createAppRouter({ socket });
const client = createApolloClient({
  socket,
  onSignedOut: () => leadToSignIn(router),
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
