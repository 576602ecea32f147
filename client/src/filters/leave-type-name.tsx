import { useFilterOptions } from './filter-options';
import classes from './leave-type-name.module.css';

interface LeaveTypeNameProps {
  type: { id: string; name: string | null };
}

/** A leave type in its color. */
export function LeaveTypeName({ type: { id, name } }: LeaveTypeNameProps) {
  const { typeColor } = useFilterOptions();
  return (
    <span className={classes.type}>
      <span className={classes.swatch} style={{ background: typeColor(id) }} />
      {name}
    </span>
  );
}
