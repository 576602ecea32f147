import type { ApiError } from './api-error';

/** The answer of a query, as a page shows it. */
export interface QueryState<TData> {
  /** The answer to these variables, or the previous answer while this one is loading or has failed. */
  data: TData | undefined;
  /** Whether `data` answers these variables. */
  current: boolean;
  error: ApiError | null;
  retry(): void;
}
