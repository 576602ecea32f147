import { useEffect, useState } from 'react';

/** Opens a lazily loaded dialog one effect after it mounts: Mantine returns the focus only for an opening that it observed. */
export function useOpenedLater(wanted: boolean): boolean {
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return wanted && isMounted;
}
