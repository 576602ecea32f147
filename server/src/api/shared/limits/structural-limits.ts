import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { isReadableText } from '../../../domain/readable-text';
import { AppError, invalidInput } from '../../../errors';
import { UNREADABLE_TEXT } from './input-limits';

/** Read by the parser: a longer document is not even read to its end. */
export const MAX_TOKENS = 2_000;
/** Fields of an operation after its fragments are spread. */
export const MAX_SELECTIONS = 2_000;
const MAX_DEPTH = 12;
const MAX_ROOT_FIELDS = 60;

/** Limits of a document's structure, regardless of variables. Introspection is not counted: a rule before it checks who may use it. */
export const STRUCTURAL_RULES: readonly ValidationRule[] = [limitDepth, limitRootFields, checkLiteralText];

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
    // A cycle counts as flat here: graphql's own rule rejects it.
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

function limitRootFields(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      if (selectionSet.selections.length > MAX_ROOT_FIELDS)
        context.reportError(tooCostly(`An operation has at most ${MAX_ROOT_FIELDS} root fields.`));
    },
  };
}

function checkLiteralText(context: ValidationContext): ASTVisitor {
  return {
    StringValue({ value }) {
      if (isReadableText(value)) return;
      const userMessage = `A string of the query ${UNREADABLE_TEXT}`;
      context.reportError(new GraphQLError(userMessage, { originalError: invalidInput(userMessage) }));
    },
  };
}

function tooCostly(userMessage: string): GraphQLError {
  return new GraphQLError(userMessage, { originalError: new AppError('QUERY_TOO_COSTLY', { userMessage }) });
}
