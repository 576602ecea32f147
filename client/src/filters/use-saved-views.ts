import { useLocalStorage } from '@mantine/hooks';
import { parseViews, type SavedView } from './saved-views';

/** The saved views of this browser, the same in every tab. A browser that refuses to store keeps them for this visit. */
export function useSavedViews(): [SavedView[], (views: SavedView[]) => void] {
  const [views, setViews] = useLocalStorage<SavedView[]>({
    key: 'saved-views',
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: parseViews,
  });
  return [views, setViews];
}
