import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** A choice of the page, kept in the address beside the filters. The default is not written there; what is no choice is the default. */
export function usePageParam<Value extends string>(
  name: string,
  isValue: (text: string) => text is Value,
  byDefault: Value,
): [Value, (value: Value) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const text = String([search[name]].flat()[0] ?? '');
  const set = useCallback(
    (value: Value) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, [name]: value === byDefault ? undefined : [value] })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate, name, byDefault],
  );
  return [isValue(text) ? text : byDefault, set];
}
