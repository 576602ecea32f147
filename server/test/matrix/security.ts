import type { Matrix } from './matrix';

/** Roles, ways in and abuse, each with the tests that try it. */
export const SECURITY: Matrix = {
  roles: {
    'each role sees its fields, operations and paths, and nothing else': [
      ['server/src/api/shared/auth/access-table.test.ts', 'every operation of the schema has a row, and every row is of the schema'],
      [
        'server/src/api/shared/auth/access-matrix.db.test.ts',
        'every path that is neither a page nor part of signing in has a row in docs/access.md',
      ],
    ],
    'VIEWER: groups of fewer than 5 people are suppressed, and a second cell where totals would reveal the first': [
      [
        'server/src/api/shared/disclosure/viewer-answers.db.test.ts',
        'everything shown is exact and of no sensitive group, and no sensitive figure follows from all of it',
      ],
    ],
    'OPERATOR sees counts of a dry run, not its difference': [
      [
        'server/src/api/features/evidence/run-difference.db.test.ts',
        'only HR and ADMIN read what people wrote, a MANAGER sees records of the own team, an OPERATOR and a VIEWER none',
      ],
    ],
    'MANAGER: the own team': [
      ['server/src/api/features/leaves/leaves.db.test.ts', 'a MANAGER reads the leaves of the own team and of nobody else'],
      ['server/src/api/features/exports/exports.db.test.ts', 'a MANAGER takes the own team away and nobody else'],
    ],
    'every read of people and every export leaves an audit row': [
      [
        'server/src/api/features/exports/exports.db.test.ts',
        'an export leaves an audit row with what was asked and how many rows went out',
      ],
      ['server/src/api/shared/auth/access.db.test.ts', 'reading quarantined records and confirming retirements leave audit rows'],
      [
        'server/src/api/features/balances/balances.db.test.ts',
        'every read leaves an audit row that says what was asked and how many were read',
      ],
    ],
    'the playground page asks an anonymous caller to sign in': [
      [
        'server/src/api/http/sign-in.db.test.ts',
        'the playground asks anonymous callers to sign in and is for those who may read the schema',
      ],
    ],
  },
  'getting in': {
    'API tokens: random, shown once, stored as a hash, expiring, revocable': [
      ['server/src/api/shared/auth/access.db.test.ts', 'tokens are stored as hashes, listed without their secrets, and their use is noted'],
      ['server/src/api/shared/auth/access.db.test.ts', 'a token that is forged, expired, revoked or of another scheme is nobody'],
    ],
    'access tokens of the issuer: signature, iss, aud, exp; alg none refused': [
      ['server/src/api/shared/auth/oidc/access-token.db.test.ts', 'a token %s is nobody'],
      [
        'server/src/api/shared/auth/oidc/access-token.db.test.ts',
        'an access token of the issuer is somebody, with the role that it says, until it ends',
      ],
    ],
    'the session cookie rotates at sign-in and is dead after sign-out': [
      ['server/src/api/http/sign-in.db.test.ts', 'a token signs in to a session cookie that scripts cannot read, and signing out kills it'],
      ['server/src/api/http/sign-in.db.test.ts', 'signing in again rotates the session, and revoking the token ends it'],
    ],
    'the first ADMIN token is minted once; nothing is open without a token': [
      [
        'server/src/api/shared/auth/access.db.test.ts',
        'the first administrator token is minted once, and a fixed one replaces its earlier value',
      ],
    ],
    'WebSocket: token or cookie, and Origin; it closes when the token ends': [
      ['server/src/api/http/graphql-socket.db.test.ts', 'an anonymous caller and a page of another origin are rejected'],
      ['server/src/api/http/graphql-socket.db.test.ts', 'a session cookie opens a socket, which closes when its token is revoked'],
      ['server/src/api/shared/auth/oidc/access-token.db.test.ts', 'a socket that an access token opened closes when the token ends'],
    ],
  },
  abuse: {
    'no, expired, forged token; wrong role': [
      ['server/src/api/shared/auth/access.db.test.ts', 'a token that is forged, expired, revoked or of another scheme is nobody'],
      [
        'server/src/api/shared/auth/access-matrix.db.test.ts',
        'a socket takes no query and no mutation, and HTTP no subscription, of anybody',
      ],
    ],
    'GET with a mutation; text/plain, form or multipart POST; no content type': [
      ['server/src/api/http/requests.db.test.ts', 'a GET takes queries with the preflight header, and never a mutation'],
      ['server/src/api/http/requests.db.test.ts', 'only JSON is taken, one operation at a time, of at most one megabyte'],
    ],
    'batch, aliases, directives, nesting, fragments, huge first': [
      ['server/src/api/http/requests.db.test.ts', '%s is refused with 400 before anything is executed'],
    ],
    'introspection without the role; a typo': [
      ['server/src/api/shared/auth/access.db.test.ts', 'whoever may not read the schema gets no hints about it'],
    ],
    '100 MB body, gzip bomb, 200 slow sockets': [
      [
        'server/src/api/http/slow-and-large.db.test.ts',
        'a body of 100 MB is refused by its announced length, and without one as soon as it is too long',
      ],
      ['server/src/api/http/slow-and-large.db.test.ts', 'a gzip bomb is not decompressed'],
      [
        'server/src/api/http/slow-and-large.db.test.ts',
        '200 sockets that send a byte now and then are closed, and others are answered meanwhile',
      ],
    ],
    'a resolver that fails with database or upstream text': [
      [
        'server/src/api/http/requests.db.test.ts',
        'what breaks inside comes back as an internal error with the reference that is in the log, and nothing else',
      ],
    ],
    'the 11th sign-in or the 4th triggerIngest in a minute': [
      ['server/src/api/http/sign-in.db.test.ts', 'the eleventh sign-in within a minute is refused, with the time to wait'],
      [
        'server/src/api/shared/auth/access.db.test.ts',
        'the fourth triggerIngest of a token within a minute is refused, with the time to wait',
      ],
    ],
    'foreign Origin; CSP, nosniff, frame-ancestors, no-store': [
      ['server/src/api/http/requests.db.test.ts', 'answers are not stored, not sniffed, not framed, and open to no other origin'],
    ],
    'a CSV cell that begins with =, +, -, @': [
      [
        'server/src/api/features/exports/exports.db.test.ts',
        'what a spreadsheet would compute is escaped, and quotes, commas and lines survive',
      ],
    ],
    '/metrics': [['server/src/api/http/metrics/metrics.db.test.ts', 'metrics are only for OPERATOR and ADMIN']],
    logs: [
      ['server/src/api/http/logs.db.test.ts', 'no token, cookie, password, email or reason gets into the log, at the most talkative level'],
      [
        'server/src/ingest/run-logs.db.test.ts',
        'the log of accepted, partial, refused and failed runs holds no token, email, name or reason',
      ],
    ],
    'GraphQL over HTTP': [['server/src/api/http/graphql-over-http.db.test.ts', 'as ANALYST with the preflight header: %s (%s)']],
  },
};
