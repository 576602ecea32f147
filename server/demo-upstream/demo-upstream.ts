import { dayAt, formatDay } from './days';
import { FISCAL_YEARS, fiscalYearOf, fiscalYearStarting } from './fiscal-years';
import { createLeaveServer, LEAVES_PATH, listen, MAX_PAGE_SIZE, type RecordSet } from './http';
import { createLeaveRecords, type DemoCompany } from './leave-records';

export interface DemoUpstreamOptions extends DemoCompany {
  /** The Bearer token to ask for. */
  token: string;
  /** On 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** The clock. */
  now?: () => Date;
}

export interface DemoUpstream {
  /** Resolves with the whole endpoint and its query, as VYAGUTA_URL has it. */
  start(): Promise<{ url: string }>;
  stop(): Promise<void>;
}

/**
 * An invented company behind the real API's interface. What it serves is a function of seed and time: a few records change every
 * minute, and a restart turns nothing back. Once a year, when a fiscal year begins, `fiscalIsCurrent` moves on many records at once.
 */
export function createDemoUpstream({ token, port = 0, now = () => new Date(), ...demo }: DemoUpstreamOptions): DemoUpstream {
  const company = createLeaveRecords(demo);
  const server = createLeaveServer({ token, readSet: () => company.at(now().getTime()) });
  return {
    async start() {
      return { url: `${await listen(server, port)}${LEAVES_PATH}?${windowQuery(now().getTime())}` };
    },
    async stop() {
      await server.close();
    },
  };
}

/** The records at one moment, without a server: for a snapshot in a file. */
export function readDemoRecords({ moment, ...demo }: DemoCompany & { moment: Date }): RecordSet {
  return createLeaveRecords(demo).at(moment.getTime());
}

function windowQuery(moment: number): URLSearchParams {
  const today = dayAt(moment);
  const oldest = fiscalYearStarting(fiscalYearOf(today).startYear - FISCAL_YEARS + 1);
  return new URLSearchParams({
    fetchType: 'all',
    startDate: formatDay(oldest.startDay),
    endDate: formatDay(today + 365),
    size: String(MAX_PAGE_SIZE),
    roleType: 'issuer',
  });
}
