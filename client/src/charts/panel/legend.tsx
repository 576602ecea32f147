import type { LegendItem } from '../export/picture';
import { chartWords } from '../words';
import { NOTHING_HIDDEN } from '../zoom/chart-state';
import classes from './legend.module.css';

/**
 * What the colours mean. It keeps its order and its place regardless of what is drawn; an item that stands for a series hides and shows it.
 */
export function Legend({
  items,
  hidden = NOTHING_HIDDEN,
  onToggle,
}: {
  items: readonly LegendItem[];
  hidden?: ReadonlySet<string>;
  onToggle?: (series: string) => void;
}) {
  const canHide = onToggle && items.filter(({ series }) => series !== undefined).length > 1;
  return (
    <ul className={classes.legend} aria-label={canHide ? chartWords.legend : undefined}>
      {items.map(({ label, color, isHatched, series }) => {
        const swatch = <span className={classes.swatch} style={{ color }} data-hatched={isHatched || undefined} />;
        return (
          <li key={`${color} ${label}`} className={classes.item}>
            {canHide && series !== undefined ? (
              <button
                type="button"
                className={classes.toggle}
                aria-pressed={!hidden.has(series)}
                title={hidden.has(series) ? chartWords.showSeries(label) : chartWords.hideSeries(label)}
                onClick={() => onToggle(series)}
              >
                {swatch}
                {label}
              </button>
            ) : (
              <>
                {swatch}
                {label}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
