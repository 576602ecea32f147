/** The words of the calendar feeds. */
export const calendarFeedWords = {
  title: 'Your calendar feeds',
  hint: 'A private address to subscribe to in a calendar program. It shows names and “Away”, without leave type or reason.',
  empty: 'No feeds.',
  open: 'New feed',
  name: 'Name',
  defaultName: 'Who is away',
  about: (people: string) => `It will show: ${people}. Approved leave of the last three and the next twelve months.`,
  everybody: 'everybody you may see',
  done: 'Address of your feed',
  once: 'Copy it now: it is not shown again. Whoever has it can read the feed until you revoke it.',
  neverRead: 'never read',
  read: (time: string) => `last read ${time}`,
  revoke: {
    label: 'Revoke',
    name: (name: string) => `Revoke ${name}`,
    question: (name: string) => `Revoke ${name}? Calendar programs can no longer read it.`,
    yes: 'Yes, revoke it',
    no: 'Keep it',
  },
} as const;
