import { hueAt, NO_VALUE } from '../charts/options/palette';

/** One colour per leave type, by its place among all ids and not by its value, so that a filter never changes a colour. */
export function leaveTypeColors(ids: readonly string[]): (id: string) => string {
  const order = ids.filter((id) => id !== '').sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const colors = new Map(order.map((id, index) => [id, hueAt(index)]));
  return (id) => colors.get(id) ?? NO_VALUE;
}

/** The colours of statuses, the same on every chart. Pending is hatched besides. */
export const STATUS_COLORS: Readonly<Record<string, string>> = {
  APPROVED: '#3b6fe0',
  REQUESTED: '#c77d0a',
  REJECTED: '#d1495b',
  CANCELLED: '#7b8794',
  UNKNOWN: '#8a6a4f',
};
