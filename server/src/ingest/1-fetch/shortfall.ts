/** Says that the number of records differs from the announced one; null where it does not, or where none was announced. */
export function describeShortfall(announced: number | null | undefined, received: number): string | null {
  if (announced === null || announced === undefined || announced === received) return null;
  return `The source announced ${announced} records and sent ${received}`;
}
