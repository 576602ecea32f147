import { isDeepStrictEqual } from 'node:util';

/** Names of the parts in which two states of the mart differ, such as `leaves.start`. */
export function findDifferences(a: object, b: object, path = ''): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => {
    const [left, right] = [a[name as keyof typeof a] as unknown, b[name as keyof typeof b] as unknown];
    if (isDeepStrictEqual(left, right)) return [];
    const isGroup = typeof left === 'object' && left !== null && typeof right === 'object' && right !== null && !ArrayBuffer.isView(left);
    return isGroup ? findDifferences(left, right, `${path}${name}.`) : [`${path}${name}`];
  });
}
