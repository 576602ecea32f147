import type { GraphQLSchema } from 'graphql';
import type { AuditAction } from '../../../audit/audit-entry';
import type { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { ApiContext } from '../../shared/context';
import type { Table } from './columns';

/** What a request asks of an export; the feature that answers it checks it. */
export interface ExportRequest extends Pick<ApiContext, 'prisma' | 'mart' | 'sourceTimeZone'> {
  viewer: Viewer;
  schema: GraphQLSchema;
  /** The members of the query string. */
  query: Readonly<Record<string, unknown>>;
}

/** Which rows an export has, with their figures. */
export interface FoundExport {
  rowCount: number;
  /** What restricts it, defaults spelled out. */
  filter: Readonly<Record<string, unknown>>;
  /** The table, whose pages are read in the transaction: a snapshot of the data version that the rows were found in. */
  open(transaction: Prisma.TransactionClient): Table;
}

/** A list of a feature that can be taken away as a file, whole: `/export/<name>.csv` and `.xlsx`. */
export interface ExportDefinition {
  name: string;
  action: AuditAction;
  /** The parameters of the address that `find` reads. */
  parameters: readonly string[];
  /** @throws {AppError} BAD_USER_INPUT for a filter that makes no sense. */
  find(request: ExportRequest): Promise<FoundExport>;
}
