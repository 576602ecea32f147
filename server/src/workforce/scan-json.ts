const BLANK = /[ \t\n\r]*/y;
const SCALAR =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfn]|[rt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where a value stands: the keys and places in lists that lead to it. */
export type JsonPath = readonly (string | number)[];

/**
 * Goes through JSON from its beginning to its end, or to where it is none: `JSON.parse` names no place in most of its messages.
 * @param onValue is called with the path of each value, which it must not keep, and with the place in the text where the value begins.
 * @returns the place of the first character that is wrong; null: the text is JSON.
 */
export function scanJson(text: string, onValue: (path: JsonPath, at: number) => void = () => undefined): number | null {
  /** Of each list and object that is open: the last place in the list, or the key. */
  const path: (string | number)[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const [found = null] = pattern.exec(text) ?? [];
    if (found !== null) at += found.length;
    return found;
  };
  const next = (): string => {
    match(BLANK);
    return text[at] ?? '';
  };
  const readKey = (): boolean => {
    const key = next() === '"' ? match(SCALAR) : null;
    if (key === null || next() !== ':') return false;
    at += 1;
    path[path.length - 1] = JSON.parse(key) as string;
    return true;
  };

  for (;;) {
    // A value begins here.
    const opening = next();
    onValue(path, at);
    let isComplete = false;
    if (opening === '[' || opening === '{') {
      at += 1;
      const closing = opening === '[' ? ']' : '}';
      if (next() === closing) {
        at += 1;
        isComplete = true;
      } else {
        path.push(opening === '[' ? 0 : '');
        if (opening === '{' && !readKey()) return at;
      }
    } else {
      if (match(SCALAR) === null) return at;
      isComplete = true;
    }
    // What follows a whole value: the next one, or the end of what it stands in.
    while (isComplete) {
      const place = path.at(-1);
      if (place === undefined) return next() === '' && at === text.length ? null : at;
      const sign = next();
      if (sign !== ',' && sign !== (typeof place === 'number' ? ']' : '}')) return at;
      at += 1;
      if (sign !== ',') path.pop();
      else {
        isComplete = false;
        if (typeof place === 'number') path[path.length - 1] = place + 1;
        else if (!readKey()) return at;
      }
    }
  }
}

/** The line of a place in a text, and the column in it, both from 1 on. */
export function lineAt(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
