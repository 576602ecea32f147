import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

/**
 * Whether any of the fields is requested anywhere below the one that is being resolved, through fragments and with @skip and @include
 * obeyed.
 */
export function asksFor(info: GraphQLResolveInfo, names: ReadonlySet<string>): boolean {
  const tree = parseResolveInfo(info) as ResolveTree | null | undefined;
  return tree ? asks(tree, names) : false;
}

function asks({ fieldsByTypeName }: ResolveTree, names: ReadonlySet<string>): boolean {
  return Object.values(fieldsByTypeName).some((fields) =>
    Object.values(fields).some((field) => names.has(field.name) || asks(field, names)),
  );
}
