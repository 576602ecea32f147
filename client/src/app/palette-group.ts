import type { ReactNode } from 'react';

/** A group of the command palette. What else can be gone to by name is one more of these. */
export interface PaletteGroup {
  heading: string;
  /** Why it may have more items than these. */
  unanswered?: string;
  items: {
    key: string;
    label: string;
    hint?: string;
    /** The server has found it by what was typed: it is not looked for again here. */
    isFound?: boolean;
    Icon: (props: { size?: number }) => ReactNode;
    go: () => void;
  }[];
}
