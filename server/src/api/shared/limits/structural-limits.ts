import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { AppError } from '../../../errors';
import { isReadableText, UNREADABLE_TEXT } from './input-limits';

/** Read by the parser: a longer document is not even read to its end. */
export const MAX_TOKENS = 2_000;
/** Fields of an operation after its fragments are spread. */
export const MAX_SELECTIONS = 2_000;
const MAX_DEPTH = 12;
const MAX_ALIASES = 60;
const MAX_DIRECTIVES = 50;
const MAX_ROOT_FIELDS = 60;
/** Lists inside one another, of values or of types. */
const MAX_LIST_DEPTH = 16;

/** What a document may look like, regardless of its variables. Introspection is not counted: only those who may use it get that far. */
export const STRUCTURAL_RULES: readonly ValidationRule[] = [limitDepth, limitCounts, checkLiteralText];

/**
 * Counts how deep lists are nested in a document that is not parsed yet: graphql-js parses by recursion, and about 2,000 levels overflow
 * the stack before `MAX_TOKENS` ends it. What cannot be read is left to the parser.
 * @throws {AppError} QUERY_TOO_COSTLY
 */
export function checkListDepth(query: string): void {
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  try {
    for (let count = 0; count <= MAX_TOKENS && depth <= MAX_LIST_DEPTH && lexer.advance().kind !== TokenKind.EOF; count++) {
      if (lexer.token.kind === TokenKind.BRACKET_L) depth++;
      else if (lexer.token.kind === TokenKind.BRACKET_R) depth--;
    }
  } catch {
    return;
  }
  if (depth <= MAX_LIST_DEPTH) return;
  throw new AppError('QUERY_TOO_COSTLY', { userMessage: `The query nests lists deeper than ${MAX_LIST_DEPTH} levels.` });
}

function limitDepth(context: ValidationContext): ASTVisitor {
  const depths = new Map<FragmentDefinitionNode, number>();

  function measure({ selections }: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('__')) continue;
        deepest = Math.max(deepest, 1 + (selection.selectionSet ? measure(selection.selectionSet) : 0));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, measure(selection.selectionSet));
      } else {
        const fragment = context.getFragment(selection.name.value);
        if (fragment) deepest = Math.max(deepest, measureFragment(fragment));
      }
    }
    return deepest;
  }

  function measureFragment(fragment: FragmentDefinitionNode): number {
    const known = depths.get(fragment);
    if (known !== undefined) return known;
    // A circle counts as flat here: graphql's own rule refuses it.
    depths.set(fragment, 0);
    const depth = measure(fragment.selectionSet);
    depths.set(fragment, depth);
    return depth;
  }

  return {
    OperationDefinition({ selectionSet }) {
      const depth = measure(selectionSet);
      if (depth > MAX_DEPTH) context.reportError(tooCostly(`The query is ${depth} levels deep; ${MAX_DEPTH} are the most.`));
    },
  };
}

function limitCounts(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  return {
    OperationDefinition({ selectionSet }) {
      if (selectionSet.selections.length > MAX_ROOT_FIELDS)
        context.reportError(tooCostly(`An operation has at most ${MAX_ROOT_FIELDS} root fields.`));
    },
    Field({ alias }) {
      if (alias) aliases++;
    },
    Directive() {
      directives++;
    },
    Document: {
      leave() {
        if (aliases > MAX_ALIASES) context.reportError(tooCostly(`The query has ${aliases} aliases; ${MAX_ALIASES} are the most.`));
        if (directives > MAX_DIRECTIVES)
          context.reportError(tooCostly(`The query has ${directives} directives; ${MAX_DIRECTIVES} are the most.`));
      },
    },
  };
}

function checkLiteralText(context: ValidationContext): ASTVisitor {
  return {
    StringValue({ value }) {
      if (isReadableText(value)) return;
      const userMessage = `A string of the query ${UNREADABLE_TEXT}`;
      context.reportError(new GraphQLError(userMessage, { originalError: new AppError('BAD_USER_INPUT', { userMessage }) }));
    },
  };
}

function tooCostly(userMessage: string): GraphQLError {
  return new GraphQLError(userMessage, { originalError: new AppError('QUERY_TOO_COSTLY', { userMessage }) });
}
