import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { readApiError } from '../../data/api-error';
import { graphql, type Role } from '../../data/graphql';
import { ErrorNotice } from '../../ui/error-notice';
import { ShownOnce } from '../../ui/shown-once';
import { uiWords } from '../../ui/words';
import classes from './administration.module.css';
import { TOKEN_FIELDS } from './token-fields';
import { administrationWords } from './words';

const CREATE = graphql(
  `mutation CreateApiToken($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { ...TokenFields } } }`,
  [TOKEN_FIELDS],
);
const say = administrationWords.create;
const ROLES: readonly Role[] = ['VIEWER', 'ANALYST', 'HR', 'MANAGER', 'OPERATOR', 'ADMIN'];
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const DAYS = { days30: 30, days90: 90, year: 365, never: null } as const;
type Ending = keyof typeof DAYS;

/** Mints a token and shows its secret, this once. */
export function CreateToken({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('VIEWER');
  const [employeeId, setEmployeeId] = useState('');
  const [ending, setEnding] = useState<Ending>('days90');
  const [create, { loading, error, data }] = useMutation(CREATE);

  const submit = async () => {
    const days = DAYS[ending];
    const input = {
      name: name.trim(),
      role,
      employeeId: role === 'MANAGER' ? employeeId.trim() : null,
      expiresAt: days === null ? null : new Date(Date.now() + days * DAY_MILLISECONDS).toISOString(),
    };
    const result = await create({ variables: { input } }).catch(() => null);
    if (result?.data) onCreated();
  };

  if (data) {
    const { secret, token } = data.createApiToken;
    return <ShownOnce title={say.done(token.name)} hint={say.once} secret={secret} testId="token-secret" onClose={onClose} />;
  }
  return (
    <form
      className={classes.form}
      aria-label={say.title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label={say.name}
          placeholder={say.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
          data-autofocus
        />
        <NativeSelect
          label={say.role}
          description={say.roleHints[role]}
          inputWrapperOrder={['label', 'input', 'description']}
          value={role}
          onChange={(event) => setRole(ROLES.find((known) => known === event.currentTarget.value) ?? 'VIEWER')}
          data={ROLES.map((value) => ({ value, label: uiWords.roles[value] }))}
        />
        {role === 'MANAGER' && (
          <TextInput label={say.employee} value={employeeId} onChange={(event) => setEmployeeId(event.currentTarget.value)} required />
        )}
        <NativeSelect
          label={say.ends}
          value={ending}
          onChange={(event) => setEnding((event.currentTarget.value in DAYS ? event.currentTarget.value : 'days90') as Ending)}
          data={(Object.keys(DAYS) as Ending[]).map((value) => ({ value, label: say.endings[value] }))}
        />
      </div>
      <Group gap="xs">
        <Button type="submit" size="xs" loading={loading}>
          {say.submit}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
      </Group>
      {error && <ErrorNotice error={readApiError(error)} retry={() => void submit()} />}
    </form>
  );
}
