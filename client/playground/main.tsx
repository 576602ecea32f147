import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { EXAMPLE_QUERIES } from './example-queries';
import { createFetcher } from './fetcher';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={createFetcher(window.location)}
      defaultTabs={EXAMPLE_QUERIES.map((example) => ({ ...example }))}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a href="/">Leave analytics</a>
      </GraphiQL.Logo>
    </GraphiQL>,
  );
}
