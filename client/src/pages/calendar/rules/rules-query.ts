import type { ResultOf } from 'gql.tada';
import { graphql } from '../../../data/graphql';

const RULE_FIELDS = graphql(`
  fragment CoverageRuleFields on CoverageRule {
    id
    name
    group
    groupId
    minimumPresent
    minimumShare
    weekdays
    seasonFrom
    seasonTo
  }
`);

export const COVERAGE_RULES = graphql(`query CoverageRules { coverageRules { ...CoverageRuleFields } }`, [RULE_FIELDS]);
export const CREATE_RULE = graphql(
  `mutation CreateCoverageRule($input: CoverageRuleInput!) { createCoverageRule(input: $input) { ...CoverageRuleFields } }`,
  [RULE_FIELDS],
);
export const UPDATE_RULE = graphql(
  `
    mutation UpdateCoverageRule($id: ID!, $input: CoverageRuleInput!) {
      updateCoverageRule(id: $id, input: $input) { ...CoverageRuleFields }
    }
  `,
  [RULE_FIELDS],
);
export const DELETE_RULE = graphql(`mutation DeleteCoverageRule($id: ID!) { deleteCoverageRule(id: $id) }`);

export type CoverageRule = ResultOf<typeof RULE_FIELDS>;
