import type { AuditAction } from '../../../audit/audit-entry';
import type { Prisma } from '../../../generated/prisma/client';
import { writeAudits } from '../auth/audit';
import { requireViewer } from '../auth/auth-checker';
import type { ApiContext } from '../context';

interface ReadNote {
  action: AuditAction;
  /** The ids of the records that were read: one that is read twice in a request counts once. */
  ids: readonly string[];
  /** What was requested: the field with its arguments. Never what was found. */
  asked: Prisma.InputJsonObject;
}

interface NotedReads {
  ids: Set<string>;
  asked: Map<string, Prisma.InputJsonObject>;
}

const notes = new WeakMap<ApiContext, Map<AuditAction, NotedReads>>();
const audited = new WeakSet<ApiContext>();

/** Whether the request read records of people: its answer must not be given to another request, which would leave no audit row. */
export const isAudited = (context: ApiContext): boolean => audited.has(context);

/** Notes that a request read records of people. What a request noted becomes one audit row for each action, before the answer goes out. */
export function noteRead(context: ApiContext, { action, ids, asked }: ReadNote): void {
  const noted = notes.get(context) ?? new Map<AuditAction, NotedReads>();
  notes.set(context, noted);
  audited.add(context);
  const reads = noted.get(action) ?? { ids: new Set(), asked: new Map() };
  noted.set(action, reads);
  for (const id of ids) reads.ids.add(id);
  // A cursor is made of values of the record that it stands at.
  const { after, ...question } = asked;
  const recorded = typeof after === 'string' ? { ...question, continued: true } : question;
  reads.asked.set(JSON.stringify(recorded), recorded);
}

/** Writes what a request noted, all of it or nothing. A read whose row cannot be written must not be answered. */
export async function writeNotedReads(context: ApiContext): Promise<void> {
  const noted = notes.get(context);
  if (!noted) return;
  notes.delete(context);
  const viewer = requireViewer(context.viewer);
  const acts = [...noted].map(([action, { ids, asked }]) => ({ action, rowCount: ids.size, detail: { asked: [...asked.values()] } }));
  await writeAudits(context.prisma, viewer, acts);
}
