import { useLocalStorage } from '@mantine/hooks';
import { useViewer } from '../data/viewer';
import { parseViews, type SavedView } from './saved-views';

/**
 * The views that the signed-in person saved in this browser, the same in every tab; those of others stay out of sight. A browser that
 * refuses to store keeps them for this visit.
 */
export function useSavedViews(): [SavedView[], (views: SavedView[]) => void] {
  const { name, role } = useViewer();
  const [views, setViews] = useLocalStorage<SavedView[]>({
    key: `saved-views:${role}:${name}`,
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: parseViews,
  });
  return [views, setViews];
}
