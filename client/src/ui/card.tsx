import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

/**
 * A part of a page with a title of its own.
 * @param actions what is there to press, and so not on paper
 */
export function Card({ title, hint, actions, children }: { title: string; hint?: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <header className={classes.header}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {hint !== undefined && <p className={classes.hint}>{hint}</p>}
        </div>
        {actions && <div data-print="hidden">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
