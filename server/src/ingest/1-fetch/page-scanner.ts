import { IngestError } from '../ingest-error';
import { createOffsetList, type OffsetList } from './offset-list';

/** A part of a page, in bytes from its beginning; the end is exclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/** One member of the page's object. `elements` are the bounds of a list's elements: start, end, start, end, … */
export interface PageMember {
  key: ByteRange;
  value: ByteRange;
  elements: OffsetList | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const SPACE = 0x20;

/**
 * Creates a scanner that finds the members of a JSON object and the elements of its lists in chunks, without a parse: half the time of a
 * parse, and a page need not fit into memory. It only checks the frame; the parse of each record checks the record.
 *
 * `write` takes the next chunk, `end` returns the members.
 * @throws {IngestError} FORMAT where the text is no JSON object: truncated, a comma too many, more after its end
 */
export function createPageScanner(): { write(chunk: Uint8Array): void; end(): PageMember[] } {
  const members: PageMember[] = [];
  let position = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let closed = false;
  let key: ByteRange | null = null;
  let tokenStart = -1;
  let elements: OffsetList | null = null;
  let elementStart = -1;

  const endElement = (list: OffsetList, at: number, byte: number) => {
    if (elementStart >= 0) {
      list.push(elementStart);
      list.push(at);
      elementStart = -1;
    } else if (byte === COMMA || list.length > 0) throw malformed('an element is missing between two commas');
    if (byte === CLOSE_BRACKET) depth = 1;
  };

  const endMember = (at: number, byte: number) => {
    if (key !== null && tokenStart >= 0) members.push({ key, value: { start: tokenStart, end: at }, elements });
    else if (key !== null || tokenStart >= 0 || byte === COMMA || members.length > 0) throw malformed('a member is incomplete');
    key = null;
    tokenStart = -1;
    elements = null;
    if (byte === CLOSE_BRACE) {
      depth = 0;
      closed = true;
    }
  };

  /** Reads a byte of the frame: of the object itself, or of a list directly in it. Returns whether the byte is consumed. */
  const isFrame = (byte: number, at: number): boolean => {
    if (depth === 0) {
      if (closed || byte !== OPEN_BRACE) throw malformed(closed ? 'there is more after its end' : 'it does not begin with {');
      depth = 1;
      return true;
    }
    if (depth === 2 && elements !== null) {
      if (byte === CLOSE_BRACE) throw malformed('a list does not end');
      if (byte === COMMA || byte === CLOSE_BRACKET) {
        endElement(elements, at, byte);
        return true;
      }
      if (elementStart < 0) elementStart = at;
      return false;
    }
    if (byte === COLON && key === null && tokenStart >= 0) {
      key = { start: tokenStart, end: at };
      tokenStart = -1;
      return true;
    }
    if (byte === COMMA || byte === CLOSE_BRACE) {
      endMember(at, byte);
      return true;
    }
    if (elements !== null) throw malformed('there is more after a list');
    if (byte === CLOSE_BRACKET) throw malformed('a list ends that did not begin');
    if (tokenStart < 0) {
      tokenStart = at;
      if (byte === OPEN_BRACKET && key !== null) elements = createOffsetList();
    }
    return false;
  };

  /** Skips the inside of a value, which is most of a page: only texts and brackets matter. Returns where it or the chunk ends. */
  const passInside = (chunk: Uint8Array, from: number, outside: number): number => {
    let index = from;
    let inside = depth;
    while (index < chunk.length && inside > outside) {
      const byte = chunk[index++] as number;
      if (byte === QUOTE) {
        while (index < chunk.length && chunk[index] !== QUOTE && chunk[index] !== BACKSLASH) index++;
        inString = index === chunk.length || chunk[index] !== QUOTE;
        if (inString) break;
        index++;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) inside++;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) inside--;
    }
    depth = inside;
    return index;
  };

  return {
    write(chunk) {
      let index = 0;
      if (escaped && chunk.length > 0) {
        escaped = false;
        index = 1;
      }
      while (index < chunk.length) {
        if (inString) {
          while (index < chunk.length && chunk[index] !== QUOTE && chunk[index] !== BACKSLASH) index++;
          if (index === chunk.length) break;
          if (chunk[index] === QUOTE) inString = false;
          else if (++index === chunk.length) escaped = true;
          index++;
          continue;
        }
        const deepestFrame = elements === null ? 1 : 2;
        if (depth > deepestFrame) {
          index = passInside(chunk, index, deepestFrame);
          continue;
        }
        const byte = chunk[index] as number;
        const isUsed = byte <= SPACE || isFrame(byte, position + index);
        index++;
        if (isUsed) continue;
        if (byte === QUOTE) inString = true;
        else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
        else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
      }
      position += chunk.length;
    },
    end() {
      if (!closed) throw malformed('it ends too early');
      return members;
    },
  };
}

function malformed(what: string): IngestError {
  return new IngestError('FORMAT', `The answer of the source is not {"data": […]}: ${what}`);
}
