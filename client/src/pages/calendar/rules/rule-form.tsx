import { useMutation } from '@apollo/client/react';
import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FILTER_OF } from '../../../filters/filter-model';
import { useFilterOptions } from '../../../filters/filter-options';
import { formatWeekdayNumber } from '../../../lib/format';
import { FormFields, InlineForm } from '../../../ui/inline-form';
import { useReturnFocus } from '../../../ui/use-return-focus';
import { draftOf, inputOf, type RuleDraft } from './rule-draft';
import { ruleWords } from './rule-words';
import classes from './rules.module.css';
import { type CoverageRule, CREATE_RULE, UPDATE_RULE } from './rules-query';
import { SeasonFields } from './season-fields';

const say = ruleWords;
const GROUPS = Object.keys(say.groups) as CoverageRule['group'][];
const UNITS = Object.keys(say.units) as RuleDraft['unit'][];
/** As the server takes them. */
const MAX = { people: 1_000_000, percent: 100 } satisfies Record<RuleDraft['unit'], number>;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];

/** Creates a rule, or replaces one. @param rule null: a new one */
export function RuleForm({ rule, onSaved, onClose }: { rule: CoverageRule | null; onSaved: () => void; onClose: () => void }) {
  useReturnFocus();
  const { options } = useFilterOptions();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const [create, created] = useMutation(CREATE_RULE);
  const [update, updated] = useMutation(UPDATE_RULE);
  const groups = draft.group === 'EVERYONE' ? [] : (options?.[FILTER_OF[draft.group]] ?? []).filter(({ id }) => id !== '');

  const submit = async () => {
    const input = inputOf(draft);
    const saving = rule === null ? create({ variables: { input } }) : update({ variables: { id: rule.id, input } });
    const result = await saving.catch(() => null);
    if (!result?.data) return;
    onSaved();
    onClose();
  };

  return (
    <InlineForm
      label={rule === null ? say.open : say.editLabel(rule.name)}
      submitLabel={say.save}
      onSubmit={submit}
      onCancel={onClose}
      loading={created.loading || updated.loading}
      error={created.error ?? updated.error}
    >
      <FormFields>
        <TextInput
          label={say.name}
          placeholder={say.namePlaceholder}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          maxLength={100}
          required
          autoFocus
        />
        <NativeSelect
          label={say.group}
          value={draft.group}
          onChange={(event) => change({ group: GROUPS.find((group) => group === event.currentTarget.value) ?? 'EVERYONE', groupId: '' })}
          data={GROUPS.map((value) => ({ value, label: say.groups[value] }))}
        />
        {draft.group !== 'EVERYONE' && (
          <NativeSelect
            label={say.which}
            value={draft.groupId}
            onChange={(event) => change({ groupId: event.currentTarget.value })}
            data={[{ value: '', label: say.choose }, ...groups.map(({ id, label }) => ({ value: id, label }))]}
            required
          />
        )}
        <div className={classes.minimum}>
          <TextInput
            type="number"
            label={say.atLeast}
            min={1}
            max={MAX[draft.unit]}
            step={1}
            value={draft.minimum}
            onChange={(event) => change({ minimum: event.currentTarget.value })}
            required
          />
          <NativeSelect
            label={say.unit}
            value={draft.unit}
            onChange={(event) => change({ unit: UNITS.find((unit) => unit === event.currentTarget.value) ?? 'people' })}
            data={UNITS.map((value) => ({ value, label: say.units[value] }))}
          />
        </div>
      </FormFields>
      <Checkbox.Group
        label={say.weekdays}
        description={say.weekdaysHint}
        value={draft.weekdays}
        onChange={(weekdays) => change({ weekdays })}
      >
        <Group gap="xs" mt={6}>
          {WEEKDAYS.map((value) => (
            <Checkbox key={value} size="xs" value={value} label={formatWeekdayNumber(value, 'short')} />
          ))}
        </Group>
      </Checkbox.Group>
      <SeasonFields draft={draft} onChange={change} />
    </InlineForm>
  );
}
