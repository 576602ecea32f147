import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { ALL_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Health, ViewerType } from './health.types';

@Resolver()
export class HealthResolver {
  // The only field for anonymous callers.
  @Query(() => Health, { description: 'Whether the API is there, and its version. Needs no token.' })
  health(@Ctx() { version }: ApiContext): Health {
    return { ok: true, version };
  }

  @Authorized(ALL_ROLES)
  @Query(() => ViewerType, { description: 'Who is asking, and what that allows.' })
  viewer(@Ctx() { viewer }: ApiContext): ViewerType {
    const { name, role, employeeId, expiresAt } = requireViewer(viewer);
    return { name, role, employeeId, expiresAt };
  }
}
