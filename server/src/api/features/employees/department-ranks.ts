import { compareText } from '../../../domain/text-order';
import { textAt } from '../../../mart/shared-columns';
import type { Members } from '../../../mart/state';

/** Names of departments in lower case, distinct, in order; and the place of each department among them. */
interface DepartmentNames {
  names: readonly string[];
  rank: Int32Array;
}

const known = new WeakMap<Members, DepartmentNames>();

export function rankDepartments(departments: Members): DepartmentNames {
  let ranks = known.get(departments);
  if (!ranks) {
    const lower = Array.from({ length: departments.count }, (_, at) => textAt(departments.label, at).toLowerCase());
    const names = [...new Set(lower)].sort(compareText);
    ranks = { names, rank: Int32Array.from(lower, (name) => names.indexOf(name)) };
    known.set(departments, ranks);
  }
  return ranks;
}

/** The rank of a name; a half less than the next one's where no department has it. */
export function rankOfName({ names }: DepartmentNames, name: string): number {
  const at = names.findIndex((one) => compareText(one, name) >= 0);
  if (at < 0) return names.length - 0.5;
  return names[at] === name ? at : at - 0.5;
}
