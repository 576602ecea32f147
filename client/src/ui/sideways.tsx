import type { ReactNode, Ref } from 'react';
import classes from './sideways.module.css';

/** What may be wider than its place: it scrolls by itself, by keyboard too, and the page stays within its window. */
export function Sideways({
  label,
  children,
  className = '',
  ref,
}: {
  label: string;
  children: ReactNode;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named section would be one more landmark, beside the panel of the same name
    <div
      ref={ref}
      role="group"
      className={`${classes.sideways} ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </div>
  );
}
