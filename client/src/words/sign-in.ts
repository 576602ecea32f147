/** The words of the sign-in page. */
export const signInWords = {
  title: 'Sign in',
  intro: 'Paste the access token that you were given.',
  token: 'Access token',
  submit: 'Sign in',
  checking: 'Signing you in…',
  empty: 'Paste a token first.',
  wrong: 'This token is not valid. It may be mistyped, expired or revoked: ask an administrator for a new one.',
  tooMany: (seconds: string | null) => `Too many attempts. Wait ${seconds === null ? 'a minute' : `${seconds} seconds`} and try again.`,
  unreachable: 'The server does not answer. Check your connection, or whether the server is running, and try again.',
  failed: 'The server could not sign you in. Try again in a moment.',
  again: 'You have been signed out. Sign in to go on where you were.',
  help: 'Whoever runs this dashboard can make a token with',
  helpCommand: 'npm run token -- create',
} as const;
