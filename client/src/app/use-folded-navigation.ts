import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, useRef } from 'react';

/** The navigation of a narrow window: folded away, and out of reach of the keyboard, until its button opens it. */
export function useFoldedNavigation() {
  const [opened, { toggle, close }] = useDisclosure(false);
  // The breakpoint of the shell: from it on, the navigation is always there.
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const button = useRef<HTMLButtonElement>(null);
  const content = useRef<HTMLElement>(null);
  const fold = (focused: HTMLElement | null) => {
    if (!opened) return;
    close();
    focused?.focus({ preventScroll: true });
  };
  return {
    opened,
    isFolded: !isWide && !opened,
    toggle,
    button,
    content,
    /** A link was followed. */
    onNavigate: () => fold(content.current),
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Escape') fold(button.current);
    },
  };
}
