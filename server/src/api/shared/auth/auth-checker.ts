import type { AuthChecker } from 'type-graphql';
import { AppError } from '../../../errors';
import type { Role } from './role';
import type { Viewer } from './viewer';

/** Lets the named roles in. A field that names none is for nobody. */
export const checkAuthorization: AuthChecker<{ viewer: Viewer | null }, Role> = ({ context, info }, roles) => {
  const viewer = requireViewer(context.viewer);
  if (!roles.includes(viewer.role)) {
    throw new AppError('FORBIDDEN', {
      userMessage: `The role ${viewer.role} may not use ${info.fieldName}.`,
      message: `${viewer.role} was denied ${info.parentType.name}.${info.fieldName}`,
    });
  }
  return true;
};

/** @throws {AppError} UNAUTHENTICATED for an anonymous caller. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer) return viewer;
  throw new AppError('UNAUTHENTICATED', { userMessage: 'Sign in, or send an API token that is valid.' });
}
