import { useDebouncedValue } from '@mantine/hooks';

const DEBOUNCE_MS = 200;
const MIN_LETTERS = 2;
const MAX_LENGTH = 200;
const isEnough = (text: string): boolean => text.length >= MIN_LETTERS;

/**
 * The text to search people by, debounced.
 * @returns `wanted`: null while too little is typed; `isPaused`: it is the text that is typed at the moment
 */
export function usePeopleSearch(typed: string): { wanted: string | null; isPaused: boolean } {
  const text = typed.trim().slice(0, MAX_LENGTH);
  const [debounced] = useDebouncedValue(text, DEBOUNCE_MS);
  return { wanted: isEnough(text) && isEnough(debounced) ? debounced : null, isPaused: text === debounced };
}
