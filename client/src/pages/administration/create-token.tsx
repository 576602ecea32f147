import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql, type Role } from '../../data/graphql';
import { FormFields } from '../../ui/inline-form';
import { SecretForm } from '../../ui/secret-form';
import { uiWords } from '../../ui/words';
import { TOKEN_FIELDS } from './token-fields';
import { administrationWords } from './words';

const CREATE = graphql(
  `mutation CreateApiToken($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret warning token { ...TokenFields } } }`,
  [TOKEN_FIELDS],
);
const say = administrationWords.create;
const ROLES = Object.keys(say.roleHints) as Role[];
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const DAYS = { days30: 30, days90: 90, year: 365, never: null } as const;
type Ending = keyof typeof DAYS;

/** Creates a token. */
export function CreateToken({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('VIEWER');
  const [employeeId, setEmployeeId] = useState('');
  const [ending, setEnding] = useState<Ending>('days90');

  const variablesOf = () => {
    const days = DAYS[ending];
    const input = {
      name: name.trim(),
      role,
      employeeId: role === 'MANAGER' ? employeeId.trim() : null,
      expiresAt: days === null ? null : new Date(Date.now() + days * DAY_MILLISECONDS).toISOString(),
    };
    return { input };
  };

  return (
    <SecretForm
      label={say.title}
      mutation={CREATE}
      variablesOf={variablesOf}
      secretOf={({ createApiToken: { secret, warning, token } }) => ({
        title: say.done(token.name),
        hint: say.once,
        warning,
        secret,
        testId: 'token-secret',
      })}
      onCreated={onCreated}
      onClose={onClose}
    >
      <FormFields>
        <TextInput
          label={say.name}
          placeholder={say.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
          autoFocus
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
      </FormFields>
    </SecretForm>
  );
}
