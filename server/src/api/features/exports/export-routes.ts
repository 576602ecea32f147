import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { PrismaClient } from '../../../db/prisma';
import { AppError, invalidInput } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import type { Logger } from '../../../logger';
import type { Mart } from '../../../mart/mart';
import { writeAudit } from '../../shared/auth/audit';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import { keyOfViewer, type Viewer } from '../../shared/auth/viewer';
import type { DataStatus } from '../../shared/data-status/data-status.types';
import type { DataStatusReader } from '../../shared/data-status/data-status-reader';
import { readRowsInSnapshot } from '../../shared/lists/read-rows';
import type { ExportDefinition } from './export-definition';
import { exportFileName, toHeaderValue } from './file-name';
import { writeCsv } from './write-csv';
import { type About, MAX_XLSX_ROWS, writeXlsx } from './write-xlsx';

interface Options {
  prisma: PrismaClient;
  mart: Mart;
  schema: GraphQLSchema;
  dataStatus: DataStatusReader;
  logger: Logger;
  sourceTimeZone: string;
  readViewer: (request: FastifyRequest) => Promise<Viewer | null>;
}

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', parameters: ['bom'] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', parameters: [] },
} as const;
type Format = keyof typeof FORMATS;

/** An export holds a connection as long as its reader takes: a few at the same time leave the rest of the pool to everybody else. */
const MAX_RUNNING = 3;
const RETRY_AFTER_SECONDS = 10;
/** A reader that takes longer than this for the whole file is cut off. */
const MAX_MILLISECONDS = 10 * 60_000;

/** GET /export/<name>.csv and .xlsx: all rows of the filter from one data version, streamed, with an audit row before the first byte. */
export function registerExports(app: FastifyInstance, options: Options, definitions: readonly ExportDefinition[]): void {
  let running = 0;
  for (const definition of definitions) {
    for (const format of Object.keys(FORMATS) as Format[]) {
      app.get(`/export/${definition.name}.${format}`, async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        const viewer = requireViewer(await options.readViewer(request));
        if (!PEOPLE_ROLES.includes(viewer.role))
          throw new AppError('FORBIDDEN', { userMessage: `The role ${viewer.role} may not export rows.` });
        checkParameters(request.query as Record<string, unknown>, [...definition.parameters, ...FORMATS[format].parameters]);
        if (running >= MAX_RUNNING) {
          throw new AppError('TOO_MANY_REQUESTS', {
            userMessage: `${MAX_RUNNING} exports are under way. Try again in ${RETRY_AFTER_SECONDS} s.`,
            retryAfterSeconds: RETRY_AFTER_SECONDS,
          });
        }
        running++;
        try {
          return await sendExport(options, definition, format, viewer, request, reply);
        } finally {
          running--;
        }
      });
    }
  }
}

/** A parameter that is misspelled would silently export more than was meant. */
function checkParameters(query: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw invalidInput(`There is no parameter ${unknown} here; there are ${known.join(', ')}.`);
}

/** How old the data is, in seconds since the last accepted run, and whether that run was complete; nothing where that is not known. */
function describeData(status: DataStatus | null): Record<string, string> {
  if (!status || status.ageSeconds === null) return {};
  return { 'x-data-age': String(status.ageSeconds), 'x-data-complete': String(status.complete) };
}

interface Exported {
  status: DataStatus | null;
  dataVersion: string;
  rowCount: number;
  filter: Readonly<Record<string, unknown>>;
}

/** The same as the headers say, for those who have only the file. */
function describeExport({ status, dataVersion, rowCount, filter }: Exported): About {
  return [
    ['Data version', dataVersion],
    ['Last accepted run', status?.lastSuccessAt ?? null],
    ['Age of the data in seconds', status?.ageSeconds ?? null],
    ['Data is complete', status?.complete ?? null],
    ['Demo data', status?.demo ?? null],
    ['Exported at', new Date()],
    ['Rows', rowCount],
    ['Filter', JSON.stringify(filter)],
  ];
}

async function sendExport(
  { prisma, mart, schema, dataStatus, logger, sourceTimeZone }: Options,
  { name, action, find }: ExportDefinition,
  format: Format,
  viewer: Viewer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = request.query as Record<string, unknown>;
  const reader = mart.open(keyOfViewer(viewer));
  reply.raw.once('close', () => reader.close());
  try {
    await readRowsInSnapshot(
      { prisma, mart: reader },
      () => find({ prisma, mart: reader, viewer, schema, query, sourceTimeZone }),
      async (transaction, { rowCount, filter, open }) => {
        const { dataVersion } = reader;
        // The figures are here: a slow reader must not keep an old state in memory.
        reader.close();
        if (format === 'xlsx' && rowCount > MAX_XLSX_ROWS) {
          throw new AppError('BAD_USER_INPUT', {
            userMessage: `A worksheet holds ${MAX_XLSX_ROWS} rows, these are ${rowCount}. Narrow the filter or take the CSV.`,
          });
        }
        // Beside the snapshot's transaction: the note stays, even if the reader disconnects.
        await writeAudit(prisma, viewer, { action, rowCount, detail: { format, filter: filter as Prisma.InputJsonObject } });
        const table = open(transaction);
        const out = new PassThrough();
        const status = await dataStatus.readRecent();
        void reply
          .type(FORMATS[format].type)
          .header('content-disposition', `attachment; filename="${exportFileName(name, dataVersion, filter, format)}"`)
          .header('x-data-version', dataVersion)
          .headers(describeData(status))
          .header('x-export-filter', toHeaderValue(filter))
          .header('x-row-count', rowCount)
          .send(out);
        try {
          if (format === 'csv') await writeCsv(out, table, query.bom === '1' || query.bom === 'true');
          else
            await writeXlsx(out, table, {
              sheetName: name,
              sourceTimeZone,
              about: describeExport({ status, dataVersion, rowCount, filter }),
            });
        } catch (error) {
          // The head is out: what is left is to break the connection, so that nobody takes the part for the whole.
          out.destroy();
          if (!isReaderGone(error)) logger.error({ err: error }, 'an export broke off');
        }
      },
      MAX_MILLISECONDS,
    );
  } finally {
    reader.close();
  }
  return reply;
}

// What a stream or a wait says whose other end went away; every other failure is ours.
function isReaderGone(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || name === 'AbortError';
}
