import { type IncomingHttpHeaders, request } from 'node:http';
import * as fc from 'fast-check';
import { anyJson, anyText } from './random-values';

/** A request to one route, before it is spelled as bytes. */
export interface RandomRequest {
  method: string;
  /** Percent-encoded. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const PARAMETERS = [
  'filter',
  'search',
  'balanceOf',
  'bom',
  'query',
  'variables',
  'extensions',
  'operationName',
  'state',
  'code',
  'back',
  'x',
];
/** Longer heads are 431 and close the connection, which the test of bytes covers. */
const MAX_PATH_LENGTH = 8_000;
const NOT_OF_A_HEADER = /[^\x20-\x7e]/g;

const json = anyJson.map((value) => JSON.stringify(value) ?? '');
const filter = fc
  .record(
    { employeeIds: fc.array(anyText, { maxLength: 2 }), dateFrom: anyText, statuses: fc.constantFrom(['APPROVED'], ['x'], 5) },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
/** What may stand in an address for a text: its UTF-8 as percent codes, or bytes that are none. */
const encoded = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(anyText, json, filter).map((text) => encodeURIComponent(text.toWellFormed())) },
  { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%ff%fe', '%c0%80', '%ed%a0%80', '%00', '..%2f..', '%2e%2e/', '//', '[', '\\') },
);
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...PARAMETERS), encoded), encoded), { maxLength: 3 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

/** Random requests to a route of Fastify's form, such as `/calendar/:secret.ics`. */
export function requestsTo(methods: readonly string[], route: string, bearer: string): fc.Arbitrary<RandomRequest> {
  const path = fc.array(encoded, { minLength: 3, maxLength: 3 }).map((values) => {
    let at = 0;
    return route.replace(/:\w+|\*/g, () => values[at++ % values.length] ?? '');
  });
  const headers = fc.record(
    {
      authorization: fc.oneof({ weight: 4, arbitrary: fc.constant(`Bearer ${bearer}`) }, { weight: 1, arbitrary: headerText }),
      cookie: headerText.map((text) => `leave_session=${text}`),
      origin: headerText,
      accept: headerText,
      'accept-encoding': headerText,
      'x-forwarded-for': headerText,
      'if-none-match': headerText,
      range: fc.oneof(headerText, fc.constantFrom('bytes=0-', 'bytes=5-1', 'bytes=-1', 'bytes=0-1,2-3')),
      'apollo-require-preflight': fc.constant('true'),
      'content-type': fc.oneof({ weight: 4, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: headerText }),
    },
    { requiredKeys: ['authorization'] },
  );
  const body = fc.option(
    fc.oneof(
      json.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      fc
        .record(
          { token: anyText, query: fc.oneof(anyText, fc.constant('{ viewer { role } }')), variables: anyJson, extensions: anyJson },
          { requiredKeys: [] },
        )
        .map((value) => Buffer.from(JSON.stringify(value))),
    ),
    { nil: null },
  );
  return fc.record({ method: fc.constantFrom(...methods), path, search: query, headers, body }).map(({ search, path: asked, ...rest }) => ({
    ...rest,
    path: (search === '' ? asked : `${asked}?${search}`).slice(0, MAX_PATH_LENGTH),
    body: rest.method === 'GET' || rest.method === 'HEAD' ? null : rest.body,
  }));
}

const headerText = anyText.map((text) => text.replace(NOT_OF_A_HEADER, '').slice(0, 200));

/** Sends a request as it stands: fetch would correct its address and its headers. */
export function send(url: string, { method, path, headers, body }: RandomRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const sent = request({ hostname, port, method, path, headers: { ...headers, ...length }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
