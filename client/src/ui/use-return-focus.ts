import { useEffect, useState } from 'react';

/** Returns the focus, when the component that had it is removed, to the element that had it before: usually the button that opened it. */
export function useReturnFocus(): void {
  // Read while rendering: an autofocus moves the focus before the first effect.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}
