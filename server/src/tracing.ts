import { setTimeout as delay } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';

export interface Tracing {
  /** Sends what has not been sent yet. A collector that does not answer holds it up for two seconds at most. */
  stop(): Promise<void>;
}

const FLUSH_MILLISECONDS = 2_000;

/**
 * Sends spans of requests and of ingest runs to an OpenTelemetry collector, as JSON over HTTP in the background. The packages that do it
 * are loaded only where a collector is configured; without one the spans of the API package do nothing. `OTEL_EXPORTER_OTLP_HEADERS` and
 * the other variables of the exporter are read by the exporter itself.
 * @param endpoint the collector's base address; null: nothing is traced.
 */
export async function startTracing(endpoint: string | null, version: string): Promise<Tracing> {
  if (endpoint === null) return { stop: async () => undefined };
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'leave-analytics', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  trace.setGlobalTracerProvider(provider);
  return { stop: () => Promise.race([provider.shutdown(), delay(FLUSH_MILLISECONDS, undefined, { ref: false })]) };
}
