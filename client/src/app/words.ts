/** The words of the navigation, the command palette and the pages for errors. */
export const shellWords = {
  skipToContent: 'Skip to content',
  navigation: 'Main navigation',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  signOut: 'Sign out',
  account: 'Account',
  theme: { label: 'Colour theme', light: 'Light', dark: 'Dark', auto: 'System' },
  fiscalNaming: { label: 'Fiscal years as', source: '2023/24', bikramSambat: '2080/81 BS' },
  palette: {
    open: 'Search',
    title: 'Go to or find',
    placeholder: 'Page, employee, department, saved view…',
    nothing: 'Nothing found',
    pages: 'Pages',
    employees: 'Employees',
    departments: 'Departments',
    leaveTypes: 'Leave types',
    keys: 'Ctrl K',
  },
  notFound: { title: 'There is no such page', text: 'The address may be mistyped, or the page has moved.', back: 'Go to the overview' },
  coming: {
    loading: 'Loading the page',
    title: 'The server does not answer',
    text: 'This page opens by itself as soon as it is back. Pages that you have opened before still show the last data.',
  },
  crashed: {
    title: 'This page could not be displayed',
    text: 'Reload the page. If it happens again, describe what you did last to the administrator of this dashboard.',
    reload: 'Reload',
  },
  dataUpdated: (time: string) => `The data was updated at ${time}.`,
} as const;
