import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Finding out takes longer than compiling is worth beyond so many selections, fragments counted where they are spread. */
const MAX_SELECTIONS = 5_000;

/**
 * Whether a compiled query answers the operation as graphql-js does. The compiler notes the condition of a selection (`@skip`, `@include`)
 * on the fields below it, which another selection may share, and hands fields to resolvers that are left out. So only a field with a name
 * of its own may have a condition; and the objects that it makes take a field `__proto__` for their prototype.
 */
export function isCompilable(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  let selections = 0;

  /** The fields of selection sets that are merged, by their name in the answer. Null: a fragment has a condition. */
  function collect(sets: readonly SelectionSetNode[]): Map<string, Set<FieldNode>> | null {
    const fields = new Map<string, Set<FieldNode>>();
    const waiting: SelectionNode[] = sets.flatMap((set) => set.selections);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (++selections > MAX_SELECTIONS) return null;
      if (next.kind === Kind.FIELD) {
        const name = next.alias?.value ?? next.name.value;
        fields.set(name, (fields.get(name) ?? new Set()).add(next));
      } else if (hasCondition(next)) return null;
      else {
        const set = next.kind === Kind.INLINE_FRAGMENT ? next.selectionSet : fragments.get(next.name.value)?.selectionSet;
        waiting.push(...(set?.selections ?? []));
      }
    }
    return fields;
  }

  function areCompilable(sets: readonly SelectionSetNode[]): boolean {
    const fields = collect(sets);
    if (!fields || fields.has('__proto__')) return false;
    return [...fields.values()].every((nodes) => {
      if (nodes.size > 1 && [...nodes].some(hasCondition)) return false;
      const inner = [...nodes].flatMap(({ selectionSet }) => selectionSet ?? []);
      return inner.length === 0 || areCompilable(inner);
    });
  }

  return areCompilable([operation.selectionSet]);
}

const hasCondition = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name: { value } }) => value === 'skip' || value === 'include');
