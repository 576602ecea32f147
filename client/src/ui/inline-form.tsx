import type { ErrorLike } from '@apollo/client';
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { ActionError } from './action-error';
import classes from './inline-form.module.css';
import { uiWords } from './words';

/**
 * A form within a card: its fields, its buttons, and the error of the last attempt.
 * @param onCancel left out: the form is always there
 * @param danger what it does cannot be undone
 */
export function InlineForm({
  label,
  submitLabel,
  onSubmit,
  onCancel,
  loading,
  error,
  disabled = false,
  danger = false,
  children,
}: {
  label: string;
  submitLabel: string;
  onSubmit: () => Promise<void>;
  onCancel?: () => void;
  loading: boolean;
  error: ErrorLike | undefined;
  disabled?: boolean;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) void onSubmit();
      }}
    >
      {children}
      <Group gap="xs">
        <Button type="submit" size="xs" loading={loading} disabled={disabled} {...(danger ? { color: 'red' } : {})}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button size="xs" variant="default" onClick={onCancel}>
            {uiWords.cancel}
          </Button>
        )}
      </Group>
      {error && <ActionError error={error} retry={() => void onSubmit()} />}
    </form>
  );
}

/** The fields of a form, as many beside each other as fit. */
export function FormFields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}
