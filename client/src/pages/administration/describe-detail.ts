/** What was requested, in one line: `name: BI · role: ANALYST`. The token's id says nothing to people. */
export function describeDetail(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return (
    Object.entries(detail)
      .filter(([key, value]) => key !== 'tokenId' && !isEmpty(value))
      // The arguments asked for are listed without a label.
      .map(([key, value]) => (key === 'asked' ? describe(value) : `${key}: ${describe(value)}`))
      .join(' · ')
  );
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.map(describe).join(', ');
  if (typeof value === 'object' && value !== null) return describeDetail(value);
  return String(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
