import type { AnyRouter } from '@tanstack/react-router';
import { rememberSignedIn } from '../data/session';

/** Redirects to the sign-in page, and from there back to the current address. */
export function leadToSignIn(router: AnyRouter): void {
  rememberSignedIn(false);
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { back: href }, replace: true });
}
