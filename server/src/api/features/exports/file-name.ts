const MAX_LENGTH = 150;

/**
 * `leaves_v42_fiscalYearIds-102_statuses-APPROVED.csv`: what is in the file, of which data version. Only ASCII, so that every system takes
 * it; a filter that is too long for a name is cut with "etc", and stands whole in the header `x-export-filter`.
 */
export function exportFileName(name: string, dataVersion: string, filter: Readonly<Record<string, unknown>>, extension: string): string {
  const parts = Object.entries(filter).map(([key, value]) => `${key}-${(Array.isArray(value) ? value : [value]).map(toWord).join('+')}`);
  const whole = [name, `v${dataVersion}`, ...parts].join('_');
  return `${whole.length > MAX_LENGTH ? `${whole.slice(0, MAX_LENGTH)}_etc` : whole}.${extension}`;
}

/** JSON that a header can carry. */
export function toHeaderValue(filter: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(filter).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function toWord(value: unknown): string {
  const word = String(value)
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return word === '' ? 'none' : word;
}
