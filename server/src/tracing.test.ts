import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trace } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { startTracing } from './tracing';

test('a collector that never answers does not keep a server from stopping', async () => {
  const collector = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => collector.once('listening', resolve));
  const { stop } = await startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`, '1.0.0');
  trace.getTracer('test').startSpan('a span').end();
  // The exporter itself would wait for ten seconds.
  const limit = new Promise((resolve) => setTimeout(() => resolve('late'), 8_000).unref());
  expect(await Promise.race([stop().then(() => 'stopped'), limit])).toBe('stopped');
  collector.closeAllConnections();
  collector.close();
  trace.disable();
});
