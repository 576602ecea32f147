import { useLocalStorage } from '@mantine/hooks';
import { useViewer } from '../data/viewer';
import { parseViews, type SavedView } from './saved-views';

/**
 * The views that the signed-in person saved in this browser, the same in every tab. Views of other people who use it are not shown. Where
 * the browser refuses to store them, they last until the page is closed.
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
