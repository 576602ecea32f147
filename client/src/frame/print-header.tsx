import { useLiveData } from '../data/use-live-data';
import { useToday } from '../data/use-today';
import { describeFilters } from '../filters/describe-filters';
import type { FilterName } from '../filters/filter-model';
import { useFilterOptions } from '../filters/filter-options';
import { useFilters } from '../filters/use-filters';
import { formatDate, formatInstant } from '../lib/format';
import { uiWords } from '../ui/words';
import classes from './page.module.css';

/** Only on paper: what page this is, what is filtered, of what day and data version. */
export function PrintHeader({
  title,
  filtered,
  filters: names,
}: {
  title: string;
  filtered: boolean;
  filters: readonly FilterName[] | undefined;
}) {
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const { status } = useLiveData();
  const today = useToday();
  const asOf = status?.lastSuccessAt ? formatInstant(status.lastSuccessAt, status.sourceTimeZone) : null;
  return (
    <div className={classes.printHeader} data-testid="print-header">
      <p className={classes.printTitle}>{title}</p>
      {filtered && <p>{describeFilters(filters, options, names).join(' · ')}</p>}
      <p>
        {uiWords.product} · {uiWords.printedVersion(formatDate(today), status?.dataVersion ?? '–')}
        {status && ` · ${uiWords.printedState(asOf, status.complete)}`}
        {status?.demo && ` · ${uiWords.demo}`}
      </p>
    </div>
  );
}
