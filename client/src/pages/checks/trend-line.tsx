import { formatCount, formatDate } from '../../lib/format';
import classes from './checks.module.css';
import type { Check } from './checks-query';
import { checksWords } from './words';

const WIDTH = 88;
const HEIGHT = 20;
const say = checksWords;

/** How much a check found at the end of each date, as a line; in words for those who hear it. */
export function TrendLine({ trend }: { trend: Check['trend'] }) {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) return null;
  if (trend.length === 1) return <span className={classes.quiet}>{say.onlySince(formatDate(first.date))}</span>;
  const most = Math.max(1, ...trend.map(({ count }) => count));
  const points = trend.map(({ count }, at) => `${(at / (trend.length - 1)) * WIDTH},${HEIGHT - 1 - (count / most) * (HEIGHT - 2)}`);
  const words = say.trend(formatDate(first.date), formatCount(first.count), formatCount(last.count));
  return (
    <svg className={classes.trend} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      <title>{words}</title>
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
    </svg>
  );
}
