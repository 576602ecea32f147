import type { KeyboardEvent } from 'react';
import { addDays } from '../../lib/calendar-date';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrow keys go from day to day in a grid of buttons that carry their date. */
export function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const date = (event.target as HTMLElement).dataset.date;
  if (step === undefined || date === undefined) return;
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-date="${addDays(date, step)}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
