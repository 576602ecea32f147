import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { calendarDate, hasRepeatedStart, holidays, weekdays } from './domain/calendar-file';

const holidaysFile = z.strictObject({
  holidays,
  workingWeeks: z
    .array(z.strictObject({ from: calendarDate, days: weekdays }))
    .default([])
    .refine((weeks) => !hasRepeatedStart(weeks), 'has two weeks that begin on one date'),
});

/** Reads the holidays and further working weeks of the default calendar. What is wrong with the file is added to `problems`. */
export function readHolidaysFile(path: string | undefined, problems: string[]): z.infer<typeof holidaysFile> {
  const none = { holidays: [], workingWeeks: [] };
  if (!path) return none;
  try {
    const parsed = holidaysFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    problems.push(...parsed.error.issues.map((issue) => `HOLIDAYS_FILE ${path}: ${issue.path.join('.')} ${issue.message}`));
  } catch (error) {
    problems.push(`HOLIDAYS_FILE ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return none;
}
