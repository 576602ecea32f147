import type { ReactNode, Ref } from 'react';
import classes from './scroll-region.module.css';

/** Content that may be wider than its place: it scrolls sideways, by keyboard too, and the page does not become wider. */
export function ScrollRegion({
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
      className={`${classes.region} ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </div>
  );
}
