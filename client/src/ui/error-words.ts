/** What went wrong and what to do. */
export const errorWords = {
  tryAgain: 'Try again',
  retrying: 'Retrying automatically.',
  offline: { title: 'The server does not answer', text: 'Check your connection, or whether the server is running.' },
  forbidden: { title: 'Your role may not see this', text: 'Ask an administrator if you need it.' },
  rateLimited: { title: 'Too many requests', text: 'Wait a minute; nothing is lost.' },
  tooLarge: { title: 'This is too large to send', text: 'The server takes 1 MB at a time.' },
  costly: { title: 'This view asks for too much at once', text: 'Narrow the filters and try again.' },
  input: {
    title: 'The server did not understand this filter',
    text: 'A value in the address may be wrong: clear the filters, or go back.',
  },
  server: {
    title: 'The server could not answer',
    text: 'An unexpected error occurred. If it persists, contact the administrator of this dashboard.',
  },
  /** Of something that the viewer did. The server says why. */
  refused: 'This was not accepted',
  reference: (id: string) => `Reference: ${id}`,
  keepData: 'What you see is the last data received.',
} as const;
