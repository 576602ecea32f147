import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { VARIABLES } from '../src/config';
import { startTestApi } from './api';
import { listRoutes } from './routes';

// No container engine is available, so every path, port, variable, secret and metric in the files is compared with the program.

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const exists = (path: string) => existsSync(join(root, path));
const dockerfile = read('Dockerfile');
const compose = parse(read('docker-compose.yml'));
const manifests = readdirSync(join(root, 'deploy/kubernetes')).map((name) => parse(read(`deploy/kubernetes/${name}`)));
const manifest = (kind: string) => manifests.find((one) => one.kind === kind);
/** Read by Node itself and by the C library. */
const NOT_OURS = new Set(['NODE_ENV', 'MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_', 'MALLOC_TRIM_THRESHOLD_']);
const isVariable = (name: string) => NOT_OURS.has(name) || VARIABLES.includes(name);
const imageVariables = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) =>
    [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  ),
);

test('the image copies what exists, runs a command that is built, and is not root', () => {
  for (const [, from = ''] of dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm))
    for (const path of from.split(' ')) expect([path, exists(path)]).toEqual([path, true]);
  const command: string[] = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]');
  expect([command[0], command.at(-1)]).toEqual(['node', 'dist/server/start.js']);
  expect(exists('scripts/start.ts')).toBe(true);
  expect(Object.keys(imageVariables).filter((name) => !isVariable(name))).toEqual([]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1]).toBe(imageVariables.PORT);
  for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/^node:\d+\.\d+\.\d+-/);
});

test('the variables that compose and Kubernetes set are those of the program, and each secret is a file that is mounted', () => {
  const { app, database } = compose.services;
  const names = Object.keys(app.environment);
  expect(names.filter((name) => !isVariable(name))).toEqual([]);
  for (const [name, path] of Object.entries<string>({ ...app.environment, ...database.environment }).filter(([key]) =>
    key.endsWith('_FILE'),
  )) {
    const secret = path.replace('/run/secrets/', '');
    expect([name, compose.secrets[secret]]).toEqual([name, { file: `deploy/secrets/${secret}` }]);
    expect([...app.secrets, ...database.secrets]).toContain(secret);
  }
  const [container] = manifest('Deployment').spec.template.spec.containers;
  const environment: { name: string; value: string }[] = container.env;
  expect(environment.filter(({ name }) => !isVariable(name))).toEqual([]);
  const mounts: { mountPath: string }[] = container.volumeMounts;
  for (const { name, value } of environment.filter((variable) => variable.name.endsWith('_FILE')))
    expect([name, mounts.some(({ mountPath }) => value.startsWith(`${mountPath}/`))]).toEqual([name, true]);
});

test('what a read-only root needs to write is a volume: the data folder and the temporary one', () => {
  expect(compose.services.app).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] });
  expect(compose.services.app.volumes).toEqual([`data:${imageVariables.DATA_DIR}`]);
  const [container] = manifest('Deployment').spec.template.spec.containers;
  expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
  expect(container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(
    expect.arrayContaining(['/tmp', imageVariables.DATA_DIR]),
  );
});

test('ports lead from the outside to the server, and images have exact versions', () => {
  const { app, database, proxy } = compose.services;
  expect([app.expose, app.environment.PORT]).toEqual([[imageVariables.PORT], imageVariables.PORT]);
  expect(read('deploy/proxy/Caddyfile')).toContain(`reverse_proxy app:${imageVariables.PORT}`);
  for (const { image } of [database, proxy]) expect(image).toMatch(/:\d+\.\d+/);
  for (const name of [...Object.keys(app.depends_on), ...Object.keys(proxy.depends_on)]) expect(compose.services).toHaveProperty(name);
  const deployment = manifest('Deployment').spec.template;
  const [{ name, containerPort }] = deployment.spec.containers[0].ports;
  expect(String(containerPort)).toBe(imageVariables.PORT);
  const [servicePort] = manifest('Service').spec.ports;
  expect(servicePort.targetPort).toBe(name);
  const [{ backend }] = manifest('Ingress').spec.rules[0].http.paths;
  expect(backend.service).toEqual({ name: manifest('Service').metadata.name, port: { name: servicePort.name } });
  expect(manifest('NetworkPolicy').spec.ingress[0].ports[0].port).toBe(containerPort);
  for (const kind of ['Service', 'NetworkPolicy', 'PodDisruptionBudget']) {
    const { selector, podSelector } = manifest(kind).spec;
    expect(podSelector?.matchLabels ?? selector.matchLabels ?? selector).toEqual(deployment.metadata.labels);
  }
  const listed: string[] = manifest('Kustomization').resources;
  const files = readdirSync(join(root, 'deploy/kubernetes')).filter((file) => file !== 'kustomization.yaml');
  expect(listed.toSorted()).toEqual(files.toSorted());
});

test('probes, health checks and the proxy ask for paths that the server has', async () => {
  const api = await startTestApi();
  try {
    const paths = listRoutes(api.app).map(({ path }) => path);
    const asked = [dockerfile, read('deploy/proxy/Caddyfile'), read('deploy/kubernetes/deployment.yaml')].flatMap((text) => [
      ...text.matchAll(/\/(?:healthz|readyz|metrics)\b/g),
    ]);
    expect(new Set(asked.map(([path]) => path))).toEqual(new Set(['/healthz', '/readyz', '/metrics']));
    for (const [path] of asked) expect(paths).toContain(path);
  } finally {
    await api.close();
  }
});

test('every metric of the alerts and the dashboard is one that the server has', async () => {
  const api = await startTestApi();
  try {
    // Histograms have samples only once something was asked.
    await api.query('ADMIN', '{ viewer { role } }');
    const response = await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${await api.tokenOf('ADMIN')}` } });
    const served = new Set([...(await response.text()).matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
    const alerts: { rules: { alert: string; expr: string }[] }[] = parse(read('deploy/monitoring/alerts.yml')).groups;
    const panels: { targets: { expr: string }[] }[] = JSON.parse(read('deploy/monitoring/dashboard.json')).panels;
    const expressions = [
      ...alerts.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    expect(expressions.length).toBeGreaterThan(20);
    const named = expressions.flatMap((expr) => [...expr.matchAll(/\b(?:leave_analytics|process|nodejs)_\w+/g)].map(([name]) => name));
    for (const name of named)
      expect([name, served.has(name.replace(/_(bucket|count|sum)$/, '')) || served.has(name)]).toEqual([name, true]);
    for (const { alert } of alerts.flatMap(({ rules }) => rules)) expect(read('docs/operations.md')).toContain(alert);
  } finally {
    await api.close();
  }
});

test('every workflow is YAML and uses actions of a fixed version', () => {
  const folder = join(root, '.github/workflows');
  for (const name of readdirSync(folder)) {
    const [document] = parseAllDocuments(read(`.github/workflows/${name}`));
    expect([name, document && 'errors' in document ? document.errors : ['empty']]).toEqual([name, []]);
    for (const [, action] of read(`.github/workflows/${name}`).matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@(v\d|[0-9a-f]{40})/);
  }
});
