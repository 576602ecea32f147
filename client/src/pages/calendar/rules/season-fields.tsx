import { Group, NativeSelect } from '@mantine/core';
import { lastOfMonth } from '../../../lib/calendar-date';
import { formatMonthOfYear } from '../../../lib/format';
import type { RuleDraft } from './rule-draft';
import { ruleWords } from './rule-words';

const say = ruleWords;
const two = (value: number) => String(value).padStart(2, '0');
const MONTHS = Array.from({ length: 12 }, (_, index) => two(index + 1));
/** In a leap year, so that 29 February can be chosen. */
const daysOf = (month: string) => Number(lastOfMonth(`2024-${month}`).slice(8));

/** The whole year or a season, which may cross the end of the year. */
export function SeasonFields({ draft, onChange }: { draft: RuleDraft; onChange: (part: Partial<RuleDraft>) => void }) {
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label={say.season}
        value={draft.isSeasonal ? 'part' : 'year'}
        onChange={(event) => onChange({ isSeasonal: event.currentTarget.value === 'part' })}
        data={(['year', 'part'] as const).map((value) => ({ value, label: say.seasons[value] }))}
      />
      {draft.isSeasonal && (
        <>
          <DayOfYear label={say.from} value={draft.seasonFrom} onChange={(seasonFrom) => onChange({ seasonFrom })} />
          <DayOfYear label={say.to} value={draft.seasonTo} onChange={(seasonTo) => onChange({ seasonTo })} />
        </>
      )}
    </Group>
  );
}

/** @param value `MM-DD` */
function DayOfYear({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [month = '01', day = '01'] = value.split('-');
  const set = (nextMonth: string, nextDay: number) => onChange(`${nextMonth}-${two(Math.min(nextDay, daysOf(nextMonth)))}`);
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      <NativeSelect
        label={label}
        aria-label={say.monthOf(label)}
        value={month}
        onChange={(event) => set(event.currentTarget.value, Number(day))}
        data={MONTHS.map((at) => ({ value: at, label: formatMonthOfYear(String(Number(at))) }))}
      />
      <NativeSelect
        aria-label={say.dayOf(label)}
        value={day}
        onChange={(event) => set(month, Number(event.currentTarget.value))}
        data={Array.from({ length: daysOf(month) }, (_, index) => two(index + 1))}
      />
    </Group>
  );
}
