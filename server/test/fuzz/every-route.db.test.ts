import { connect } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readPropertyRuns } from '../property-runs';
import { listRoutes } from '../routes';
import { type FuzzedProgram, INTERNALS, startFuzzedProgram } from './program';
import { requestsTo, send } from './random-requests';
import { anyJson } from './random-values';

const RUNS = readPropertyRuns(30);
let program: FuzzedProgram;
beforeAll(async () => {
  program = await startFuzzedProgram();
});
afterAll(() => program?.close());

test('every route answers any request without an error of the server', async () => {
  const { api, errors } = program;
  const bearer = await api.tokenOf('ADMIN');
  const routes = listRoutes(api.app);
  expect(routes.length).toBeGreaterThan(15);
  for (const { methods, path } of routes) {
    await fc.assert(
      fc.asyncProperty(requestsTo(methods, path, bearer), async (request) => {
        const { status, text } = await send(api.url, request);
        expect([path, errors.splice(0), INTERNALS.test(text) ? text : '']).toEqual([path, [], '']);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
  }
});

test('bytes that are no request are refused or closed', async () => {
  const { api, errors } = program;
  const { hostname, port } = new URL(api.url);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.boolean(), async (bytes, hasRequestLine) => {
      const socket = connect({ host: hostname, port: Number(port) });
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', () => undefined);
      socket.end(
        Buffer.concat([
          Buffer.from(hasRequestLine ? 'GET /graphql HTTP/1.1\r\nhost: x\r\n' : ''),
          Buffer.from(bytes),
          Buffer.from('\r\n\r\n'),
        ]),
      );
      await new Promise((resolve) => socket.on('close', resolve));
      expect([errors.splice(0), INTERNALS.test(text), text]).toEqual([
        [],
        false,
        expect.toSatisfy((answer: string) => !/^HTTP\/1\.1 5/.test(answer)),
      ]);
    }),
    { numRuns: RUNS },
  );
  expect((await api.query('ADMIN', '{ viewer { role } }')).status).toBe(200);
});

test('any message to the socket is answered or ends it, and the server goes on', async () => {
  const { api, errors } = program;
  const bearer = await api.tokenOf('ADMIN');
  const subscribe = fc.record(
    {
      query: fc.oneof(fc.constant('subscription { dataVersionChanged { dataVersion } }'), anyJson),
      variables: anyJson,
      operationName: anyJson,
      extensions: anyJson,
    },
    { requiredKeys: [] },
  );
  const message = fc.oneof(
    anyJson,
    subscribe.map((payload) => ({ id: '1', type: 'subscribe', payload })),
    fc.record(
      { id: anyJson, type: fc.constantFrom('subscribe', 'complete', 'ping', 'pong', 'next', 'x'), payload: anyJson },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(message, fc.boolean(), async (sent, isInitialised) => {
      const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      const heard: string[] = [];
      socket.on('message', (data) => heard.push(String(data)));
      await new Promise((resolve) => socket.once('open', resolve));
      if (isInitialised) {
        const acknowledged = new Promise((resolve) => socket.once('message', resolve));
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${bearer}` } }));
        await acknowledged;
      }
      socket.send(JSON.stringify(sent) ?? '');
      // Either the answer, or the pong of a server that had none to give.
      await new Promise((resolve) => {
        socket.once('close', resolve);
        socket.once('pong', resolve);
        socket.ping();
      });
      socket.terminate();
      expect([errors.splice(0), INTERNALS.test(heard.join())]).toEqual([[], false]);
    }),
    { numRuns: RUNS },
  );
  expect((await api.query('ADMIN', '{ viewer { role } }')).status).toBe(200);
});
