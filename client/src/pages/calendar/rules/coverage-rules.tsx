import { useApolloClient } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { figuresStore } from '../../../data/figures-store';
import { useRecords } from '../../../data/use-records';
import { useFilterOptions } from '../../../filters/filter-options';
import { Card } from '../../../ui/card';
import { ConfirmButton } from '../../../ui/confirm-button';
import { EmptyLine } from '../../../ui/empty-state';
import { ErrorNotice } from '../../../ui/error-notice';
import { RecordItem, RecordList } from '../../../ui/record-list';
import classes from '../calendar.module.css';
import { describeRule } from './describe-rule';
import { RuleForm } from './rule-form';
import { ruleWords } from './rule-words';
import { COVERAGE_RULES, DELETE_RULE } from './rules-query';

const say = ruleWords;

/** The figures that depend on rules. */
const FOLLOWING = ['CoverageAfter', 'PendingLeave'];

/** The rules of how many people of which groups have to be present: creates, lists, changes and removes them. */
export function CoverageRules({ onChanged }: { onChanged: () => void }) {
  const { options } = useFilterOptions();
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
    <div className={classes.section} data-print="hidden">
      <Card
        title={say.title}
        hint={say.hint}
        actions={
          <Button size="xs" variant="default" disabled={edited === ''} onClick={() => setEdited('')}>
            {say.open}
          </Button>
        }
      >
        {edited === '' && <RuleForm rule={null} onSaved={refresh} onClose={close} />}
        {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
        {!data && !error && <Skeleton height={24} />}
        {data?.coverageRules.length === 0 && edited !== '' && <EmptyLine>{say.empty}</EmptyLine>}
        <RecordList>
          {data?.coverageRules.map((rule) => (
            <RecordItem
              key={rule.id}
              name={rule.name}
              text={describeRule(rule, options)}
              actions={
                <>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={say.editLabel(rule.name)}
                    disabled={edited === rule.id}
                    onClick={() => setEdited(rule.id)}
                  >
                    {say.edit}
                  </Button>
                  <ConfirmButton mutation={DELETE_RULE} variables={{ id: rule.id }} onDone={refresh} words={say.remove} thing={rule.name} />
                </>
              }
            >
              {edited === rule.id && <RuleForm rule={rule} onSaved={refresh} onClose={close} />}
            </RecordItem>
          ))}
        </RecordList>
      </Card>
    </div>
  );
}
