import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { readApiError } from '../../data/api-error';
import { graphql } from '../../data/graphql';
import { formatCount } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import classes from './administration.module.css';
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
      <form
        className={classes.form}
        aria-label={say.title}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (isSame) void submit();
        }}
      >
        <div className={classes.fields}>
          <TextInput label={say.employee} value={employeeId} onChange={(event) => setEmployeeId(event.currentTarget.value)} required />
          <TextInput
            label={say.again}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={again !== '' && !isSame && say.different}
            required
          />
        </div>
        <Group gap="xs">
          <Button type="submit" size="xs" color="red" loading={loading} disabled={employeeId.trim() === '' || !isSame}>
            {say.submit}
          </Button>
        </Group>
      </form>
      {error && <ErrorNotice error={readApiError(error)} retry={() => void submit()} />}
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
      <Table aria-label={say.receipt(id)} maw={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.columns.table}</Table.Th>
            <Table.Th ta="right">{say.columns.rows}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changedRows.map(({ table, rowCount }) => (
            <Table.Tr key={table}>
              <Table.Td>{table}</Table.Td>
              <Table.Td ta="right">{formatCount(rowCount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
