import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { todayIn } from '../../../domain/local-date';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES, SENSITIVE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { acceptFindings, reopenFindings } from './accept-findings';
import { readAccepted } from './check-findings';
import { CHECK_SUMMARIES } from './checks.question';
import { DataCheckName, DataChecks } from './checks.types';
import { CHECK_NAMES, CHECKS, type CheckName } from './rules/registry';

const COST_OF_A_CHECK = 20;
const IDS_DESCRIPTION = 'Ids of findings of the check, 1 to 200.';

@Resolver()
export class ChecksResolver {
  @Authorized(PEOPLE_ROLES)
  @Query(() => DataChecks, {
    complexity: ({ childComplexity, args }) =>
      ((args.names as unknown[] | null)?.length ?? CHECK_NAMES.length) * (COST_OF_A_CHECK + childComplexity),
    description:
      'What is wrong, or looks wrong, in the data: named checks with what each finds. Counts are over everybody; a MANAGER sees the ' +
      'findings of the own team only. Every read of findings leaves an audit row.',
  })
  async dataChecks(
    @Ctx() { prisma, mart, sourceTimeZone }: ApiContext,
    @Arg('names', () => [DataCheckName], { nullable: true, description: 'Which checks. Left out: all of them.' })
    names?: CheckName[] | null,
  ): Promise<DataChecks> {
    const checks = CHECK_NAMES.filter((name) => names?.includes(name) ?? true);
    const accepted = await readAccepted(prisma, checks);
    const today = todayIn(sourceTimeZone, new Date());
    const summaries = await mart.ask(CHECK_SUMMARIES, { today, checks, accepted });
    const found = checks.map((name, at) => {
      const { count, acceptedCount } = summaries[at]!;
      const { title, description } = CHECKS[name];
      return { name, title, description, count, acceptedCount, openCount: count - acceptedCount };
    });
    return { dataVersion: mart.dataVersion, openCount: found.reduce((sum, { openCount }) => sum + openCount, 0), checks: found };
  }

  @Authorized(SENSITIVE_ROLES)
  @Mutation(() => Int, {
    complexity: 100,
    description:
      "Accepts findings in the caller's name: they are known and stay as they are. All of them or none; answers how many. Leaves an " +
      'audit row.',
  })
  acceptCheckFindings(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('check', () => DataCheckName, { description: 'The check that found them.' }) check: CheckName,
    @Arg('ids', () => [ID], { description: IDS_DESCRIPTION }) ids: string[],
    @Arg('note', () => String, { description: 'Why they are accepted, in 1 to 500 characters.' }) note: string,
  ): Promise<number> {
    return acceptFindings(prisma, requireViewer(viewer), { check, ids, note });
  }

  @Authorized(SENSITIVE_ROLES)
  @Mutation(() => Int, {
    complexity: 100,
    description: 'Takes acceptances back: the findings are open again. All of them or none; answers how many. Leaves an audit row.',
  })
  reopenCheckFindings(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('check', () => DataCheckName, { description: 'The check that found them.' }) check: CheckName,
    @Arg('ids', () => [ID], { description: IDS_DESCRIPTION }) ids: string[],
  ): Promise<number> {
    return reopenFindings(prisma, requireViewer(viewer), { check, ids });
  }
}
