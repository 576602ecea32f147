import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { CoverageRuleInput, CoverageRuleType } from './coverage-rule.types';
import { createCoverageRule, deleteCoverageRule, readCoverageRules, updateCoverageRule } from './coverage-rules';

@Authorized(SENSITIVE_ROLES)
@Resolver()
export class CoverageRulesResolver {
  @Query(() => [CoverageRuleType], {
    complexity: 50,
    description: 'How many of which groups have to be present, in the order in which the rules were made.',
  })
  coverageRules(@Ctx() { prisma }: ApiContext): Promise<CoverageRuleType[]> {
    return readCoverageRules(prisma);
  }

  @Mutation(() => CoverageRuleType, { complexity: 100, description: 'Makes a rule. Leaves an audit row.' })
  createCoverageRule(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('input', () => CoverageRuleInput, { description: 'The rule.' }) input: CoverageRuleInput,
  ): Promise<CoverageRuleType> {
    return createCoverageRule(prisma, requireViewer(viewer), input);
  }

  @Mutation(() => CoverageRuleType, { complexity: 100, description: 'Replaces a rule. Leaves an audit row.' })
  updateCoverageRule(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the rule.' }) id: string,
    @Arg('input', () => CoverageRuleInput, { description: 'The rule as it is from now on.' }) input: CoverageRuleInput,
  ): Promise<CoverageRuleType> {
    return updateCoverageRule(prisma, requireViewer(viewer), id, input);
  }

  @Mutation(() => Boolean, { complexity: 100, description: 'Deletes a rule; answers whether it was there. Leaves an audit row.' })
  deleteCoverageRule(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the rule.' }) id: string,
  ): Promise<boolean> {
    return deleteCoverageRule(prisma, requireViewer(viewer), id);
  }
}
