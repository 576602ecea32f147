/** SQL for a full name of three columns, as `joinName` makes it; null if all parts are missing. */
export function fullName(first: string, middle: string, last: string): string {
  return `nullif(concat_ws(' ', nullif(${first}, ''), nullif(${middle}, ''), nullif(${last}, '')), '')`;
}

/** The same for the columns first_name, middle_name and last_name of `alias`. */
export function fullNameOf(alias: string): string {
  return fullName(`${alias}.first_name`, `${alias}.middle_name`, `${alias}.last_name`);
}

/** The full name, or as `nameEmployee` makes it "Employee 131", for the columns of `alias` with employee_id. */
export function employeeNameOf(alias: string): string {
  return `coalesce(${fullNameOf(alias)}, 'Employee ' || ${alias}.employee_id)`;
}
