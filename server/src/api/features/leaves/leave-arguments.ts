import { ArgsType, Field, Int } from 'type-graphql';
import type { Viewer } from '../../shared/auth/viewer';
import { ATTRIBUTION_DESCRIPTION, Attribution } from '../../shared/filters/attribution.enum';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { placeKeysOf } from '../../shared/lists/list-order';
import { AFTER_DESCRIPTION, FIRST_DESCRIPTION, readPageSize } from '../../shared/lists/page';
import { readPlace } from '../../shared/lists/place';
import { LeaveOrder } from './leave-connection.types';
import { LEAVE_ORDERS } from './leave-orders';
import type { LeaveQuestion } from './read-leaves';

/** What every list of leaves can be asked. */
@ArgsType()
export class LeaveArguments {
  @Field(() => LeaveFilter, {
    nullable: true,
    description: 'Which leaves: those with at least a share of a day that passes. Left out: all APPROVED leave.',
  })
  filter?: LeaveFilter | null;

  @Field(() => LeaveOrder, { nullable: true, description: 'The order of the leaves. Left out: START_DATE_DESC.' })
  orderBy?: LeaveOrder | null;

  @Field(() => Attribution, { nullable: true, description: ATTRIBUTION_DESCRIPTION })
  attribution?: Attribution | null;

  @Field(() => Int, { nullable: true, description: FIRST_DESCRIPTION })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER_DESCRIPTION })
  after?: string | null;
}

/** @throws {AppError} BAD_USER_INPUT for a filter, a size or a cursor that cannot be. */
export function readLeaveQuestion({ filter, attribution, orderBy, first, after }: LeaveArguments, viewer: Viewer): LeaveQuestion {
  const order = orderBy ?? 'START_DATE_DESC';
  return {
    condition: readCondition(filter, viewer, attribution),
    scope: scopeOf(viewer),
    order,
    size: readPageSize(first),
    after: readPlace(after, order, placeKeysOf(LEAVE_ORDERS[order])),
  };
}

/** What a caller asked for, for the audit. */
export function describeAsked(field: string, { filter, attribution, orderBy, first, after }: LeaveArguments) {
  return {
    field,
    filter: { ...filter },
    attribution: attribution ?? null,
    orderBy: orderBy ?? null,
    first: first ?? null,
    after: after ?? null,
  };
}
