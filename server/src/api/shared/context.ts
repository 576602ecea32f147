import type { Actor } from '../../audit/audit-entry';
import type { Config } from '../../config';
import type { PrismaClient } from '../../db/prisma';
import type { DisclosureRules } from '../../disclosure/primary-suppression/sensitive-cells';
import type { WorkingCalendar } from '../../domain/working-calendar';
import type { ErasureReceipt } from '../../erasure/erase-person';
import type { Logger } from '../../logger';
import type { Mart } from '../../mart/mart';
import type { MartReader } from '../../mart/reader';
import type { WorkforceFiles } from '../../workforce/workforce-files';
import type { AttemptLimit } from './auth/attempt-limit';
import type { Viewer } from './auth/viewer';
import type { ChangeEvents } from './data-status/change-events';
import type { DataStatusReader } from './data-status/data-status-reader';

/** The services of the process that resolvers use. */
export interface ApiServices {
  prisma: PrismaClient;
  logger: Logger;
  changes: ChangeEvents;
  /** Where figures come from. */
  mart: Mart;
  dataStatus: DataStatusReader;
  /** Starts a run, or finds the one in progress; resolves as soon as its row exists. */
  startIngest: (request: { triggeredBy: string; dryRun: boolean }) => Promise<{ runId: string }>;
  /** What the source answers right now to one page; throws UPSTREAM_UNAVAILABLE where it does not. */
  askSource: (request: { page: number; size: number }) => Promise<unknown>;
  /** Takes in files of people and calendars. */
  workforceFiles: WorkforceFiles;
  /** Erases a person; null where there is no such employee. */
  erasePerson: (request: { employeeId: string; actor: Actor }) => Promise<ErasureReceipt | null>;
  /** Throws TOO_MANY_REQUESTS where this token triggered too many runs, on any process. */
  limitTriggers: AttemptLimit;
  demo: boolean;
  version: string;
  sourceTimeZone: string;
  /** The working weeks and holidays in force. */
  calendar: WorkingCalendar;
  /** Which figures a VIEWER does not get. */
  disclosure: DisclosureRules;
  /** What a day of a person costs; null: nobody said. */
  rates: Config['dailyRates'];
  /** 0: no poller. */
  pollIntervalSeconds: number;
}

/** One request: the services, the viewer (null: anonymous), and the version of the figures that it reads. */
export interface ApiContext extends Omit<ApiServices, 'mart'> {
  viewer: Viewer | null;
  mart: MartReader;
}
