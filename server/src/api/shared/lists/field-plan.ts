import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { FieldPlan } from './write-json';

/** The selections of a list field, one for each response key (alias) that selects it. Fragments and directives are resolved. */
export function planLists(info: GraphQLResolveInfo, field: string): { key: string; plan: FieldPlan }[] {
  const type = getNamedType(info.returnType) as GraphQLObjectType;
  return planFields(info, type, info.fieldNodes).flatMap((one) =>
    'field' in one && one.field === field && one.plan ? [{ key: one.key, plan: one.plan }] : [],
  );
}

function planFields(info: GraphQLResolveInfo, type: GraphQLObjectType, nodes: readonly FieldNode[]): FieldPlan {
  const { schema, fragments, variableValues } = info;
  return Array.from(collectSubfields(schema, fragments, variableValues, type, nodes), ([key, own]) => {
    const field = own[0]!.name.value;
    if (field === '__typename') return { key, typeName: type.name };
    const fieldType = getNamedType(type.getFields()[field]!.type);
    return { key, field, plan: isObjectType(fieldType) ? planFields(info, fieldType, own) : null };
  });
}
