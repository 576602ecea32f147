import { addDays } from '../../src/domain/local-date';
import type { TestLeave } from './test-leaves';

export interface RequestDates {
  earliest: string | null;
  median: string | null;
}

export interface LeadTime {
  medianDays: number | null;
  p90Days: number | null;
  leaveCount: number;
  retroactiveCount: number;
}

/**
 * When a leave was requested, in the rows that the tests of the measures insert: some days before or after its first day, half of them late
 * enough to be the next day in Kathmandu.
 */
export function requestedAt({ leave_id, start_date }: Pick<TestLeave, 'leave_id' | 'start_date'>): string {
  return `${addDays(start_date, 4 - (leave_id % 23))}T${leave_id % 2 ? '03:00' : '18:30'}:00Z`;
}

function requestDateOf(leave: TestLeave): string {
  // Kathmandu is 5 hours 45 minutes ahead: 18:30 there is the next day.
  const [date = '', time = ''] = requestedAt(leave).split('T');
  return time.startsWith('18') ? addDays(date, 1) : date;
}

export function requestDatesOf(leaves: readonly TestLeave[]): RequestDates {
  const dates = leaves.map(requestDateOf).sort();
  const isMedian = (date: string) => dates.filter((other) => other >= date).length * 2 >= dates.length;
  return { earliest: dates[0] ?? null, median: dates.findLast(isMedian) ?? null };
}

export function leadTimeOf(leaves: readonly TestLeave[]): LeadTime {
  const leads: number[] = [];
  for (const leave of leaves) {
    const requested = requestDateOf(leave);
    let lead = 0;
    while (addDays(requested, lead) < leave.start_date) lead++;
    while (addDays(requested, lead) > leave.start_date) lead--;
    leads.push(lead);
  }
  leads.sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (leads.length - 1);
    const [low = 0, high = 0] = [leads[Math.floor(place)], leads[Math.ceil(place)]];
    return leads.length === 0 ? null : low + (high - low) * (place - Math.floor(place));
  };
  return {
    medianDays: at(0.5),
    p90Days: at(0.9),
    leaveCount: leads.length,
    retroactiveCount: leads.filter((lead) => lead < 0).length,
  };
}
