import type { FindApprovalsInput } from '../../../teamsapp/api/contract';

export type View = NonNullable<FindApprovalsInput['view']>;

/** What stands in a view without requests. */
export const nothingWords: Readonly<Record<View, string>> = {
  mine: 'Nothing waits for you.',
  others: 'Nothing waits for others.',
  questions: 'Nobody has asked you anything.',
  decided: 'You have not decided anything yet.',
  waiting: 'Nothing waits for anybody.',
  overdue: 'No answer is overdue.',
  asked: 'Nobody waits for information.',
  answered: 'Nothing has been decided yet.',
  all: 'Approvals of all teams will be listed here once a package is logged.',
};
