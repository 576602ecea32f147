/** Scrolls a timeline to a date, so that it is the second one beside the names. A date that is not in it changes nothing. */
export function scrollToDate(scroll: HTMLElement | null, date: string): void {
  const column = scroll?.querySelector<HTMLElement>(`[data-head="${date}"]`);
  const head = scroll?.querySelector<HTMLElement>('thead th');
  if (scroll && column) scroll.scrollLeft = column.offsetLeft - (head?.offsetWidth ?? 0) - column.offsetWidth;
}
