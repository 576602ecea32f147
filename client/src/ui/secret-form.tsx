import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { InlineForm } from './inline-form';
import { type Secret, ShownOnce } from './shown-once';
import { useReturnFocus } from './use-return-focus';
import { uiWords } from './words';

/**
 * A form that runs a mutation whose answer has a secret, then shows the secret in its place, once.
 * @param variablesOf reads the variables from the fields when the form is sent
 * @param secretOf the secret of the answer with its words
 */
export function SecretForm<TData, TVariables extends OperationVariables>({
  label,
  mutation,
  variablesOf,
  secretOf,
  onCreated,
  onClose,
  children,
}: {
  label: string;
  mutation: TypedDocumentNode<TData, TVariables>;
  variablesOf: () => TVariables;
  secretOf: (data: TData) => Secret;
  onCreated: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  useReturnFocus();
  const [create, { loading, error, data }] = useMutation<TData, OperationVariables>(mutation);
  const submit = async () => {
    const result = await create({ variables: variablesOf() }).catch(() => null);
    if (result?.data) onCreated();
  };
  if (data) return <ShownOnce {...secretOf(data)} onClose={onClose} />;
  return (
    <InlineForm label={label} submitLabel={uiWords.create} onSubmit={submit} onCancel={onClose} loading={loading} error={error}>
      {children}
    </InlineForm>
  );
}
