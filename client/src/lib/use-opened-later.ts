import { useEffect, useState } from 'react';

/**
 * Whether a dialog is open that comes only when it is first wanted. It is closed for a moment when it comes: only of one that it sees
 * opening does the library know where the focus was, and bring it back there.
 */
export function useOpenedLater(wanted: boolean): boolean {
  const [came, setCame] = useState(false);
  useEffect(() => setCame(true), []);
  return wanted && came;
}
