/** The words of a secret that is seen this once. */
export const shownOnceWords = { copy: 'Copy', copied: 'Copied', close: 'I have it' } as const;
