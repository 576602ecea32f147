import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Group, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { figuresStore } from '../../../data/figures-store';
import { useRecords } from '../../../data/use-records';
import { useFilterOptions } from '../../../filters/filter-options';
import { AskOnceMore } from '../../../ui/ask-once-more';
import { Card } from '../../../ui/card';
import { ErrorNotice } from '../../../ui/error-notice';
import { describeRule } from './describe-rule';
import { RuleForm } from './rule-form';
import { ruleWords } from './rule-words';
import classes from './rules.module.css';
import { COVERAGE_RULES, type CoverageRule, DELETE_RULE } from './rules-query';

const say = ruleWords;

/** The figures that depend on rules. */
const FOLLOWING = ['CoverageAfter', 'PendingLeave'];

/** How many of which groups have to be present: listed, made, changed and removed here. */
export function CoverageRules({ onChanged }: { onChanged: () => void }) {
  const store = figuresStore(useApolloClient());
  const { data, error, retry } = useRecords(COVERAGE_RULES, {});
  const refresh = () => {
    retry();
    store.forget(FOLLOWING);
    onChanged();
  };
  /** The id of the rule that is being changed; "" is a new one. */
  const [edited, setEdited] = useState<string | null>(null);
  const close = () => setEdited(null);
  return (
    <div className={classes.rules} data-print="hidden">
      <Card
        title={say.title}
        hint={say.hint}
        actions={
          edited !== '' && (
            <Button size="xs" variant="default" onClick={() => setEdited('')}>
              {say.open}
            </Button>
          )
        }
      >
        {edited === '' && <RuleForm rule={null} onSaved={refresh} onClose={close} />}
        {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
        {!data && !error && <Skeleton height={24} />}
        {data && data.coverageRules.length === 0 && edited !== '' && <p className={classes.quiet}>{say.empty}</p>}
        <ul className={classes.list}>
          {data?.coverageRules.map((rule) => (
            <li key={rule.id}>
              {edited === rule.id ? (
                <RuleForm rule={rule} onSaved={refresh} onClose={close} />
              ) : (
                <RuleRow rule={rule} onEdit={() => setEdited(rule.id)} onRemoved={refresh} />
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function RuleRow({ rule, onEdit, onRemoved }: { rule: CoverageRule; onEdit: () => void; onRemoved: () => void }) {
  const { options } = useFilterOptions();
  const [remove, { loading, error }] = useMutation(DELETE_RULE);
  const run = async () => {
    const result = await remove({ variables: { id: rule.id } }).catch(() => null);
    if (result?.data) onRemoved();
    return Boolean(result?.data);
  };
  return (
    <div className={classes.row}>
      <div>
        <strong>{rule.name}</strong>
        <p className={classes.quiet}>{describeRule(rule, options)}</p>
      </div>
      <Group gap={4} wrap="nowrap">
        <Button size="compact-xs" variant="subtle" aria-label={say.editLabel(rule.name)} onClick={onEdit}>
          {say.edit}
        </Button>
        <AskOnceMore
          label={say.remove}
          name={say.removeLabel(rule.name)}
          question={say.sure(rule.name)}
          yes={say.yes}
          no={say.no}
          run={run}
          loading={loading}
          error={error}
        />
      </Group>
    </div>
  );
}
