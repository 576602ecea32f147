import { Link } from '@tanstack/react-router';
import classes from './employees.module.css';
import type { EmployeeRow } from './employees-query';
import { employeesWords } from './words';

/** The way to a profile. It covers its whole row, so that a click anywhere in it leads there. */
export function EmployeeLink({ employee: { id, name, retiredAt }, index }: { employee: EmployeeRow; index: number }) {
  return (
    <>
      <Link to="/employees/$id" params={{ id }} className={classes.link} data-row={index} title={name} preload={false}>
        {name}
      </Link>
      {retiredAt !== null && <span className={classes.retired}>{employeesWords.retiredMark}</span>}
    </>
  );
}
