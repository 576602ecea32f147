import { Lexer, Source, TokenKind } from 'graphql';
import { AppError } from '../../../errors';
import { MAX_SELECTIONS, MAX_TOKENS } from './structural-limits';

/** Lists inside one another, of values or of types. */
const MAX_LIST_DEPTH = 16;
const MAX_ALIASES = 60;
const MAX_DIRECTIVES = 50;

/**
 * Checks a document by its tokens, before it is parsed and validated: on a document that is made to be slow, these block the event loop for
 * milliseconds, and graphql-js overflows the stack at 2,000 nested lists. What cannot be read is left to the parser.
 * @throws {AppError} QUERY_TOO_COSTLY
 */
export function checkDocument(query: string): void {
  const lexer = new Lexer(new Source(query));
  const fragments = new Map<string, string[]>();
  const operations: string[][] = [];
  /** Of the definition that is read. */
  let spreads: string[] = [];
  let isFragment = false;
  let [lists, parentheses, braces, aliases, directives] = [0, 0, 0, 0, 0];
  for (let count = 0; count < MAX_TOKENS; count++) {
    const before = lexer.token;
    const token = readNext(lexer);
    if (token === null) break;
    switch (token.kind) {
      case TokenKind.BRACKET_L:
        if (++lists > MAX_LIST_DEPTH) throw tooCostly(`The query nests lists deeper than ${MAX_LIST_DEPTH} levels.`);
        break;
      case TokenKind.BRACKET_R:
        lists--;
        break;
      case TokenKind.PAREN_L:
        parentheses++;
        break;
      case TokenKind.PAREN_R:
        parentheses--;
        break;
      case TokenKind.AT:
        if (++directives > MAX_DIRECTIVES) throw tooCostly(`The query has more than ${MAX_DIRECTIVES} directives.`);
        break;
      case TokenKind.COLON:
        // Within parentheses it is an argument or a variable.
        if (parentheses === 0 && ++aliases > MAX_ALIASES) throw tooCostly(`The query has more than ${MAX_ALIASES} aliases.`);
        break;
      case TokenKind.BRACE_L:
        if (parentheses === 0 && braces++ === 0 && !isFragment) operations.push(spreads);
        break;
      case TokenKind.BRACE_R:
        if (parentheses === 0 && --braces === 0) [spreads, isFragment] = [[], false];
        break;
      case TokenKind.NAME:
        if (braces === 0 && before.value === 'fragment') {
          fragments.set(token.value, spreads);
          isFragment = true;
        } else if (before.kind === TokenKind.SPREAD && token.value !== 'on') spreads.push(token.value);
        break;
    }
  }
  const isTooLarge = operations.some((operation) => countSpread(operation, fragments) > MAX_SELECTIONS);
  if (isTooLarge) throw tooCostly(`An operation has at most ${MAX_SELECTIONS} fields after its fragments are spread.`);
}

function readNext(lexer: Lexer) {
  try {
    const token = lexer.advance();
    return token.kind === TokenKind.EOF ? null : token;
  } catch {
    return null;
  }
}

/** Fragments of an operation, each as often as it is spread. Each has at least one field. A cycle is left to graphql's own rule. */
function countSpread(operation: readonly string[], fragments: ReadonlyMap<string, readonly string[]>): number {
  const counts = new Map<string, number>();
  const count = (name: string): number => {
    const known = counts.get(name);
    if (known !== undefined) return known;
    counts.set(name, 0);
    const total = 1 + sum(fragments.get(name) ?? []);
    counts.set(name, total);
    return total;
  };
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + count(name), 0);
  return sum(operation);
}

function tooCostly(userMessage: string): AppError {
  return new AppError('QUERY_TOO_COSTLY', { userMessage });
}
