import classes from './legend.module.css';
import type { LegendItem } from './picture';

/** What the colours mean. It keeps its order and its place whatever is drawn. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={classes.legend}>
      {items.map(({ label, color, isHatched }) => (
        <li key={`${color} ${label}`} className={classes.item}>
          <span className={classes.swatch} style={{ backgroundColor: color }} data-hatched={isHatched || undefined} />
          {label}
        </li>
      ))}
    </ul>
  );
}
