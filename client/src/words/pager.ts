/** The words of lists that come page by page. */
export const pagerWords = { previous: 'Previous page', next: 'Next page' } as const;
