/** The words around every chart. */
export const chartWords = {
  showTable: 'Table',
  showChart: 'Chart',
  showAs: (title: string) => `Show ${title} as`,
} as const;
