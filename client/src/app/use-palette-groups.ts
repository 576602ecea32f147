import { useNavigate, useRouter } from '@tanstack/react-router';
import { useViewer } from '../data/viewer';
import { type FilterName, filtersToSearch, NO_FILTERS, withValues } from '../filters/filter-model';
import { useFilterOptions } from '../filters/filter-options';
import { useFilters } from '../filters/use-filters';
import { useSavedViews } from '../filters/use-saved-views';
import { filterWords } from '../filters/words';
import { BookmarkIcon, SearchIcon } from '../ui/icons';
import { NAVIGATION } from './navigation';
import type { PaletteGroup } from './palette-group';
import { useFoundEmployees } from './use-found-employees';
import { shellWords } from './words';

/** Whether the page at a path follows the filters. A path below that of a page is another page. */
const isFilteredPage = (path: string) => NAVIGATION.some(({ to, filtered }) => to === path && filtered);

/** Everything that the viewer can go to by name: pages, people, saved views, and the values of filters. */
export function usePaletteGroups(typed: string): PaletteGroup[] {
  const { role } = useViewer();
  const navigate = useNavigate();
  const router = useRouter();
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const [views] = useSavedViews();
  const people = useFoundEmployees(typed);

  const pages = NAVIGATION.filter(({ offered }) => offered(role)).map(({ to, label, Icon }) => ({
    key: to,
    label,
    Icon,
    go: () => void navigate({ to }),
  }));
  const valuesOf = (name: FilterName) =>
    (options?.[name] ?? []).map(({ id, label }) => ({
      key: `${name}:${id}`,
      label,
      Icon: SearchIcon,
      // Where figures follow no filter, the way leads to where they do.
      go: () =>
        void navigate({
          to: isFilteredPage(router.state.location.pathname) ? '.' : '/',
          search: (before) => ({ ...before, ...filtersToSearch(withValues({ ...NO_FILTERS, year: filters.year }, name, [id])) }),
        }),
    }));
  const groups: PaletteGroup[] = [
    { heading: shellWords.palette.pages, items: pages },
    people,
    {
      heading: filterWords.savedViews,
      items: views.map(({ name, href }) => ({ key: href, label: name, Icon: BookmarkIcon, go: () => router.history.push(href) })),
    },
    { heading: shellWords.palette.departments, items: valuesOf('department') },
    { heading: shellWords.palette.leaveTypes, items: valuesOf('type') },
  ];
  return groups.filter(({ items, unanswered }) => items.length > 0 || unanswered !== undefined);
}
