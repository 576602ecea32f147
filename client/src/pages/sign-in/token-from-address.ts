/**
 * Takes the token out of `/sign-in#token=…` and out of the address bar and the history entry, so that it is neither seen
 * over a shoulder nor copied along with the link. The part behind # is never sent to a server.
 */
export function takeTokenFromAddress({ location, history }: { location: Location; history: History }): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
