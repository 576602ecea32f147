/** A page with its filters under a name, as the browser keeps it. */
export interface SavedView {
  name: string;
  /** Path and query, within this dashboard. */
  href: string;
}

export const MAX_VIEWS = 50;

/** Reads what the browser kept; anything but a list of views counts as none. */
export function parseViews(text: string | undefined): SavedView[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isView).slice(0, MAX_VIEWS) : [];
  } catch {
    return [];
  }
}

/** Whether a view of that name fits: a new one, or in place of the view that has the name. */
export const fitsView = (views: readonly SavedView[], name: string): boolean =>
  views.length < MAX_VIEWS || views.some((view) => view.name === name);

/** With the view under its name; a view of the same name gives way. */
export function saveView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].sort((a, b) => a.name.localeCompare(b.name));
}

function isView(value: unknown): value is SavedView {
  const { name, href } = (value ?? {}) as Record<string, unknown>;
  // Only ever a place of this dashboard, even if something else writes into the storage.
  return typeof name === 'string' && name !== '' && typeof href === 'string' && /^\/(?![/\\])/.test(href);
}
