import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { graphql } from '../data/graphql';
import { useRecords } from '../data/use-records';
import { may, useViewer } from '../data/viewer';
import { EmployeesIcon } from '../ui/icons';
import type { PaletteGroup } from './palette-group';
import { shellWords } from './words';

const FOUND_EMPLOYEES = graphql(`
  query FoundEmployees($search: String!) {
    employees(search: $search, first: 8) { nodes { id name department { id name } } }
  }
`);
const DEBOUNCE_MS = 200;
const MIN_LETTERS = 2;
const MAX_SEARCH_LENGTH = 200;

/** People by name or number, asked for as one types; nobody where the viewer may not see people. */
export function useFoundEmployees(search: string): PaletteGroup {
  const { role } = useViewer();
  const navigate = useNavigate();
  const [wanted] = useDebouncedValue(search.trim().slice(0, MAX_SEARCH_LENGTH), DEBOUNCE_MS);
  const enough = search.trim().length >= MIN_LETTERS && wanted.length >= MIN_LETTERS;
  const { data } = useRecords(FOUND_EMPLOYEES, enough && may.seePeople(role) ? { search: wanted } : null);
  const people = enough ? (data?.employees.nodes ?? []) : [];
  return {
    heading: shellWords.palette.employees,
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
