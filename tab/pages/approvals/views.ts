/** The views of the inbox, in their order. */
export const viewNames = {
  mine: 'Waiting for me',
  others: 'Waiting for others',
  questions: 'My questions',
  decided: 'Decided by me',
  all: 'All',
} as const;

export type View = keyof typeof viewNames;

export const viewKeys = ['mine', 'others', 'questions', 'decided', 'all'] as const;

/** What stands in a view without requests. */
export const nothingWords: Readonly<Record<View, string>> = {
  mine: 'Nothing waits for you.',
  others: 'Nothing waits for others.',
  questions: 'Nobody has asked you anything.',
  decided: 'You have not decided anything yet.',
  all: 'Approvals of all teams will be listed here once a package is logged.',
};
