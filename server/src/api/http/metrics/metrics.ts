import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PrismaClient } from '../../../db/prisma';
import type { Mart } from '../../../mart/mart';
import { createIngestRunCounter } from './ingest-run-counter';

interface HttpRequest {
  method: string;
  /** The route's pattern, never the address that was requested. */
  route: string;
  status: number;
  seconds: number;
}

interface GraphqlOperation {
  /** Names of root fields out of the schema; none where the operation was refused before it was known to be valid. */
  rootFields: readonly string[];
  /** `OK` or the code of the first error. */
  outcome: string;
  seconds: number;
}

/** What the process counts for its monitor. Labels come from closed sets: no name, no address, nothing that a caller made up. */
export interface Metrics {
  observeRequest(request: HttpRequest): void;
  observeOperation(operation: GraphqlOperation): void;
  readonly contentType: string;
  /** Everything in Prometheus' text format; what the database knows is read for it. */
  read(): Promise<string>;
}

interface DataState {
  dataVersion: string;
  ageSeconds: number | null;
  quarantinedCount: number;
  heldRetirementCount: number;
}

interface Options {
  prisma: PrismaClient;
  readDataState: () => Promise<DataState>;
  mart: Pick<Mart, 'onAnswer' | 'waiting' | 'isReachable' | 'lastLoad'>;
  countSockets: () => number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NO_FIELD = 'none';
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

export function createMetrics({ prisma, readDataState, mart, countSockets }: Options): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'leave_analytics_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const operations = new Histogram({
    name: 'leave_analytics_graphql_operation_duration_seconds',
    help: 'Time of a GraphQL operation over HTTP. One with several root fields counts under each of them.',
    labelNames: ['field', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const runs = new Counter({
    name: 'leave_analytics_ingest_runs_total',
    help: 'Ended ingest runs, of all processes on this database, dry runs left out. error_class is NONE where there was no error.',
    labelNames: ['status', 'error_class'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `leave_analytics_${name}`, help, registers });
  const age = gauge('last_success_age_seconds', 'Since the end of the last accepted ingest run; NaN where there was none.');
  const version = gauge('data_version', 'Moves with every commit that changed what readers see.');
  const quarantined = gauge('quarantined_records', 'Source records that are held back today.');
  const held = gauge('held_retirements', 'Retirements that wait for a named person.');
  const sockets = gauge('graphql_sockets', 'Open WebSockets.');
  const questions = new Histogram({
    name: 'leave_analytics_mart_question_duration_seconds',
    help: 'Time that a worker thread of the mart computed an answer, by kind of question.',
    labelNames: ['question'],
    buckets: [0.001, ...SECONDS],
    registers,
  });
  mart.onAnswer((question, seconds) => questions.observe({ question }, seconds));
  const waiting = gauge('mart_waiting_questions', 'Questions that wait for a worker thread of the mart.');
  const loadSeconds = gauge('mart_last_load_seconds', 'How long building the newest version of the figures took; NaN before the first.');
  const reachable = gauge('mart_database_reachable', '1 where the mart could read the database at its last look, 0 where it could not.');
  const countRuns = createIngestRunCounter(prisma, ({ status, errorClass, count }) => runs.inc({ status, error_class: errorClass }, count));

  return {
    observeRequest({ method, route, status, seconds }) {
      requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds);
    },
    observeOperation({ rootFields, outcome, seconds }) {
      for (const field of rootFields.length > 0 ? rootFields : [NO_FIELD]) operations.observe({ field, outcome }, seconds);
    },
    contentType: registry.contentType,
    async read() {
      const [state] = await Promise.all([readDataState(), countRuns()]);
      age.set(state.ageSeconds ?? Number.NaN);
      version.set(Number(state.dataVersion));
      quarantined.set(state.quarantinedCount);
      held.set(state.heldRetirementCount);
      sockets.set(countSockets());
      waiting.set(mart.waiting);
      loadSeconds.set(mart.lastLoad?.seconds ?? Number.NaN);
      reachable.set(Number(mart.isReachable));
      return registry.metrics();
    },
  };
}
