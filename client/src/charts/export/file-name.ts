const MAX_LENGTH = 140;

/** The name of a file taken from a chart: what it is, its filters, its data version. Long filters are cut, the version never. */
export function fileName(title: string, filters: readonly string[], dataVersion: string, extension: string): string {
  const name = [title, ...filters]
    .map(slug)
    .filter(Boolean)
    .join('_')
    .slice(0, MAX_LENGTH)
    .replace(/[-_]+$/, '');
  return `${name}_v${dataVersion}.${extension}`;
}

// Letters of every script stay; what a file system or a shell may trip over does not.
const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
