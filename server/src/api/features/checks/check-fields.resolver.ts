import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { toLocalDate } from '../../../domain/local-date';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { scopeOf } from '../../shared/filters/leave-condition';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION, pageCost, readPageSize } from '../../shared/lists/page';
import { noteRead } from '../../shared/read-audit/read-audit';
import { readFoundPage, readGonePage } from './check-findings';
import { countsOfChecks, rememberedOfChecks, TREND_DATES } from './check-loaders';
import { DataCheck, DataCheckCount, DataCheckFindingConnection, FindingState } from './checks.types';

@Authorized(PEOPLE_ROLES)
@Resolver(() => DataCheck)
export class CheckFieldsResolver {
  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When the oldest of what it finds was found first. Null: nothing.' })
  async firstSeenAt(@Ctx() context: ApiContext, @Root() { name }: DataCheck): Promise<Date | null> {
    return (await rememberedOfChecks(context).load(name)).firstSeenAt;
  }

  @FieldResolver(() => Int, { description: 'What it found once and does not find any more, over everybody.' })
  async goneCount(@Ctx() context: ApiContext, @Root() { name }: DataCheck): Promise<number> {
    return (await rememberedOfChecks(context).load(name)).goneCount;
  }

  @FieldResolver(() => [DataCheckCount], {
    description: `Its trend: the last ${TREND_DATES} dates on which the data was checked, in their order. Over everybody.`,
  })
  async trend(@Ctx() context: ApiContext, @Root() { name }: DataCheck): Promise<DataCheckCount[]> {
    const counts = await countsOfChecks(context).load(name);
    return counts.map(({ countedOn, findingCount, dataVersion }) => ({
      date: toLocalDate(countedOn),
      count: findingCount,
      dataVersion: String(dataVersion),
    }));
  }

  @FieldResolver(() => DataCheckFindingConnection, { complexity: pageCost, description: 'What it finds, one by one.' })
  async findings(
    @Ctx() context: ApiContext,
    @Root() { name: check }: DataCheck,
    @Arg('state', () => FindingState, { nullable: true, description: 'Left out: OPEN.' }) state: FindingState | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: AFTER_DESCRIPTION }) after?: string | null,
  ): Promise<DataCheckFindingConnection> {
    const request = { check, scope: scopeOf(requireViewer(context.viewer)), size: readPageSize(first), after };
    const page = await (state === 'GONE' ? readGonePage(context.prisma, request) : readFoundPage(context, request, state ?? 'OPEN'));
    const asked = { field: 'DataCheck.findings', check, state: state ?? 'OPEN', first: first ?? null, after: after ?? null };
    noteRead(context, { action: 'READ_CHECK_FINDINGS', ids: page.nodes.map(({ id }) => `${check} ${id}`), asked });
    return page;
  }
}
