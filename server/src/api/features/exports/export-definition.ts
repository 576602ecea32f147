import type { GraphQLSchema } from 'graphql';
import type { Prisma } from '../../../generated/prisma/client';
import type { AuditAction } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import type { Table } from './columns';

/** What a request asks of an export; the feature that answers it checks it. */
export interface ExportRequest {
  viewer: Viewer;
  schema: GraphQLSchema;
  /** The members of the query string. */
  query: Readonly<Record<string, unknown>>;
  sourceTimeZone: string;
}

/** An export that has begun: all of it comes from one snapshot of the database. */
export interface OpenExport {
  dataVersion: string;
  rowCount: number;
  /** What restricts it, defaults spelled out. */
  filter: Readonly<Record<string, unknown>>;
  table: Table;
}

/** A list of a feature that can be taken away as a file, whole: `/export/<name>.csv` and `.xlsx`. */
export interface ExportDefinition {
  name: string;
  action: AuditAction;
  /** The parameters of the address that `open` reads. */
  parameters: readonly string[];
  /** @throws {AppError} BAD_USER_INPUT for a filter that makes no sense. */
  open(transaction: Prisma.TransactionClient, request: ExportRequest): Promise<OpenExport>;
}
