import { useLocalStorage } from '@mantine/hooks';
import type { FiscalNaming } from './fiscal-year';

/** How the viewer wants fiscal years named; kept by the browser. */
export function useFiscalNaming(): [FiscalNaming, (naming: FiscalNaming) => void] {
  const [naming, setNaming] = useLocalStorage<FiscalNaming>({
    key: 'fiscal-naming',
    defaultValue: 'source',
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: (text) => (text === 'bikramSambat' ? text : 'source'),
  });
  return [naming, setNaming];
}
