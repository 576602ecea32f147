import { type JSONPath, visit } from 'jsonc-parser';

/** A place in a text, as people count: from 1 on. */
export interface Place {
  line: number;
  column: number;
}

const BEGINNING: Place = { line: 1, column: 1 };

/**
 * Goes through JSON from its beginning: `JSON.parse` names no place in most of its messages.
 * @param onValue is called with the path of each value and the line in which the value begins.
 * @returns where the first thing stands that is wrong; null: the text is JSON.
 */
export function scanJson(text: string, onValue: (path: JSONPath, line: number) => void = () => undefined): Place | null {
  let fault: Place | null = null;
  const begin = (_offset: number, _length: number, line: number, _character: number, path: () => JSONPath) => onValue(path(), line + 1);
  try {
    visit(
      text,
      {
        onObjectBegin: begin,
        onArrayBegin: begin,
        onLiteralValue: (_value, ...place) => begin(...place),
        onError: (_code, _offset, _length, line, character) => {
          fault ??= { line: line + 1, column: character + 1 };
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    // Nested deeper than the stack: nothing that is uploaded on purpose.
    if (!(error instanceof RangeError)) throw error;
    return fault ?? BEGINNING;
  }
  return fault;
}
