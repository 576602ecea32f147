import type { ErrorLike } from '@apollo/client';
import type { ReactNode } from 'react';
import { InlineForm } from './inline-form';
import { ShownOnce } from './shown-once';
import { useReturnFocus } from './use-return-focus';
import { uiWords } from './words';

/**
 * Creates something with a secret: a form, and in its place, once it was sent, the secret, which is never shown again.
 * @param created left out: it is not created yet
 */
export function SecretForm({
  label,
  onSubmit,
  onClose,
  loading,
  error,
  created,
  children,
}: {
  label: string;
  onSubmit: () => Promise<void>;
  onClose: () => void;
  loading: boolean;
  error: ErrorLike | undefined;
  created: { title: string; hint: string; secret: string; testId: string } | undefined;
  children: ReactNode;
}) {
  useReturnFocus();
  if (created) return <ShownOnce {...created} onClose={onClose} />;
  return (
    <InlineForm label={label} submitLabel={uiWords.create} onSubmit={onSubmit} onCancel={onClose} loading={loading} error={error}>
      {children}
    </InlineForm>
  );
}
