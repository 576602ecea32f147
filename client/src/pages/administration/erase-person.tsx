import { useMutation } from '@apollo/client/react';
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../data/graphql';
import { formatCount } from '../../lib/format';
import { Card } from '../../ui/card';
import { FormFields, InlineForm } from '../../ui/inline-form';
import { StackedCell, StackedRow, StackedTable } from '../../ui/stacked-table';
import { administrationWords } from './words';

const ERASE = graphql(
  `mutation ErasePerson($employeeId: ID!) {
    erasePerson(employeeId: $employeeId, confirmation: $employeeId) { id anonymousEmployeeId changedRows { table rowCount } }
  }`,
);
const say = administrationWords.erasure;

/** Erases a person, after the employee number was typed twice, and shows the receipt. */
export function ErasePerson() {
  const [employeeId, setEmployeeId] = useState('');
  const [again, setAgain] = useState('');
  const [erase, { loading, error, data }] = useMutation(ERASE);
  const isSame = employeeId.trim() === again.trim();

  const submit = async () => {
    const result = await erase({ variables: { employeeId: employeeId.trim() } }).catch(() => null);
    if (!result?.data) return;
    setEmployeeId('');
    setAgain('');
  };

  return (
    <Card title={say.title} hint={say.hint}>
      <InlineForm
        label={say.title}
        submitLabel={say.submit}
        onSubmit={submit}
        loading={loading}
        error={error}
        disabled={employeeId.trim() === '' || !isSame}
        danger
      >
        <FormFields>
          <TextInput label={say.employee} value={employeeId} onChange={(event) => setEmployeeId(event.currentTarget.value)} required />
          <TextInput
            label={say.again}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={again !== '' && !isSame && say.different}
            required
          />
        </FormFields>
      </InlineForm>
      {data && <Receipt receipt={data.erasePerson} />}
    </Card>
  );
}

interface Erasure {
  id: string;
  anonymousEmployeeId: string;
  changedRows: readonly { table: string; rowCount: number }[];
}

function Receipt({ receipt: { id, anonymousEmployeeId, changedRows } }: { receipt: Erasure }) {
  return (
    <Stack gap="xs" mt="md" role="status">
      <Text size="sm">{say.done(anonymousEmployeeId)}</Text>
      <StackedTable label={say.receipt(id)} columns={[{ label: say.columns.table }, { label: say.columns.rows, figure: true }]}>
        {changedRows.map(({ table, rowCount }) => (
          <StackedRow key={table}>
            <StackedCell>{table}</StackedCell>
            <StackedCell label={say.columns.rows} figure>
              {formatCount(rowCount)}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Stack>
  );
}
