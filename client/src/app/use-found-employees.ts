import { useNavigate } from '@tanstack/react-router';
import { graphql } from '../data/graphql';
import { useRecords } from '../data/use-records';
import { may, useViewer } from '../data/viewer';
import { usePeopleSearch } from '../lib/use-people-search';
import { EmployeesIcon } from '../ui/icons';
import type { PaletteGroup } from './palette-group';
import { shellWords } from './words';

const FOUND_EMPLOYEES = graphql(`
  query FoundEmployees($search: String!) {
    employees(search: $search, first: 8) { nodes { id name department { id name } } }
  }
`);
const say = shellWords.palette;

/** People by name or number, asked for as one types; nobody where the viewer may not see people. */
export function useFoundEmployees(search: string): PaletteGroup {
  const { role } = useViewer();
  const navigate = useNavigate();
  const { wanted, isPaused } = usePeopleSearch(search);
  const asked = may.seePeople(role) ? wanted : null;
  const { data, current, error } = useRecords(FOUND_EMPLOYEES, asked === null ? null : { search: asked });
  // The previous answer stays while the next one loads: Enter would open somebody whom nobody looked for.
  const isAnswered = asked !== null && isPaused && current;
  const people = isAnswered ? (data?.employees.nodes ?? []) : [];
  return {
    heading: say.employees,
    ...(asked === null || isAnswered ? {} : { unanswered: isPaused && error ? say.failed : say.searching }),
    items: people.map(({ id, name, department }) => ({
      key: `employee:${id}`,
      label: name,
      hint: [id, department?.name].filter(Boolean).join(' · '),
      isFound: true,
      Icon: EmployeesIcon,
      go: () => void navigate({ to: '/employees/$id', params: { id } }),
    })),
  };
}
