export type SignInResult =
  | { ok: true }
  | { ok: false; problem: 'wrong' | 'unreachable' | 'failed' }
  | { ok: false; problem: 'tooMany'; retryAfter: string | null };

/** Exchanges a token for the session cookie. */
export async function signIn(token: string): Promise<SignInResult> {
  try {
    const response = await fetch('/auth/sign-in', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (response.ok) return { ok: true };
    if (response.status === 429) return { ok: false, problem: 'tooMany', retryAfter: response.headers.get('retry-after') };
    if (response.status >= 502) return { ok: false, problem: 'unreachable' };
    return { ok: false, problem: response.status === 400 || response.status === 401 ? 'wrong' : 'failed' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
}

/** Ends the session at the server. False: the server did not do it, so that its session and the cookie remain. */
export async function signOut(): Promise<boolean> {
  try {
    return (await fetch('/auth/sign-out', { method: 'POST', credentials: 'same-origin' })).ok;
  } catch {
    return false;
  }
}

/** What the server says about signing in; nothing where it cannot say. */
async function fetchMethods(): Promise<{ organisation?: unknown; signedIn?: unknown }> {
  try {
    const response = await fetch('/auth/methods', { credentials: 'same-origin' });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/** Whether the organisation's sign-in is offered. A server that cannot say offers none. */
export async function isOrganisationOffered(): Promise<boolean> {
  return (await fetchMethods()).organisation === true;
}

const MARK = 'signed-in';

/** Whether this browser signed in before, as far as it remembers. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

/** Remembers whether this browser is signed in. One that stores nothing asks the server each time. */
export function rememberSignedIn(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(MARK, 'yes');
    else localStorage.removeItem(MARK);
  } catch {
    // Then `wasSignedIn` does not know.
  }
}

/** Whether the server knows no session of this browser. It is asked first because browsers log a refused request as an error. */
export async function isSignedOut(): Promise<boolean> {
  return (await fetchMethods()).signedIn === false;
}
