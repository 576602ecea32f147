import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { MEASURE_NAMES, type MeasureName } from './measures/registry';

/** The measures that are selected of the total and of the rows of an answer, in the order of the schema. */
export interface AskedMeasures {
  total: readonly MeasureName[];
  rows: readonly MeasureName[];
}

/** Looks ahead at what is selected of a `LeaveAggregate`. */
export function readAskedMeasures(info: GraphQLResolveInfo): AskedMeasures {
  const root = parseResolveInfo(info) as ResolveTree;
  const fields = childrenOf(root);
  const rows = fields.filter(({ name }) => name === 'rows').flatMap(childrenOf);
  return {
    total: measuresOf(fields.filter(({ name }) => name === 'total')),
    rows: measuresOf(rows.filter(({ name }) => name === 'measures')),
  };
}

function measuresOf(trees: readonly ResolveTree[]): readonly MeasureName[] {
  const selected = new Set(trees.flatMap(childrenOf).map(({ name }) => name));
  return MEASURE_NAMES.filter((name) => selected.has(name));
}

function childrenOf({ fieldsByTypeName }: ResolveTree): ResolveTree[] {
  return Object.values(fieldsByTypeName).flatMap((fields) => Object.values(fields));
}
