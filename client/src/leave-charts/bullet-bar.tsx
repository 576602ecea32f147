import { type BulletFigures, bulletParts } from './bullet';
import classes from './bullet-bar.module.css';

/**
 * An allowance and its used part, in a row of a list. Hidden from screen readers: the figures are beside it as text.
 * Nothing is drawn where there is no allowance to measure against.
 */
export function BulletBar({ figures, color, title }: { figures: BulletFigures; color: string; title: string }) {
  const { allowance, parts } = bulletParts(figures);
  if (allowance === 0) return null;
  const percent = (share: number) => `${share * 100}%`;
  return (
    <span className={classes.bullet} title={title} aria-hidden="true">
      <span className={classes.track} style={{ width: percent(allowance) }} />
      {parts.map(({ kind, start, size }) => (
        <span
          key={kind}
          className={classes.part}
          data-kind={kind}
          style={{ insetInlineStart: percent(start), width: percent(size), ...(kind === 'overdrawn' ? {} : { backgroundColor: color }) }}
        />
      ))}
      {allowance < 1 && <span className={classes.mark} style={{ insetInlineStart: percent(allowance) }} />}
    </span>
  );
}
