import type { View } from '../common/view';
import type { ApprovalState } from './approval';

/** The stored fields that views of approvals show and ask for; `changed` is when the row was. */
export type ApprovalField =
  | 'id'
  | 'packageId'
  | 'kind'
  | 'waitingFor'
  | 'state'
  | 'dueDate'
  | 'requester'
  | 'team'
  | 'changed';

/** What the app works out for one reader: rules, groups and the stages decide it. */
export type ApprovalFact = 'waitsForMe' | 'asksMe' | 'decidedByMe';

type ApprovalView = View<ApprovalField, ApprovalFact>;

/** In the order of the tabs. */
export const approvalViewKeys = [
  'mine',
  'others',
  'questions',
  'decided',
  'waiting',
  'overdue',
  'asked',
  'answered',
  'all',
] as const;

export type ApprovalViewKey = (typeof approvalViewKeys)[number];

const open: readonly ApprovalState[] = ['open', 'informationRequested'];

const columns: readonly ApprovalField[] = [
  'id',
  'packageId',
  'kind',
  'waitingFor',
  'state',
  'dueDate',
  'requester',
  'team',
  'changed',
];

const soonestFirst: ApprovalView['order'] = [{ field: 'dueDate' }, { field: 'id' }];
const newestFirst: ApprovalView['order'] = [
  { field: 'changed', descending: true },
  { field: 'id', descending: true },
];

/** The views of the inbox. */
export const approvalViews: Readonly<Record<ApprovalViewKey, ApprovalView>> = {
  mine: {
    name: 'Waiting for me',
    columns,
    order: soonestFirst,
    condition: { field: 'waitsForMe', is: [true] },
    inSharePoint: false,
    because: 'who may decide follows from groups and rules that SharePoint does not read',
  },
  others: {
    name: 'Waiting for others',
    columns,
    order: soonestFirst,
    condition: {
      and: [
        { field: 'state', is: open },
        { field: 'waitsForMe', is: [false] },
      ],
    },
    inSharePoint: false,
    because: 'who may decide follows from groups and rules that SharePoint does not read',
  },
  questions: {
    name: 'My questions',
    columns,
    order: soonestFirst,
    condition: { field: 'asksMe', is: [true] },
    inSharePoint: false,
    because: 'questions stand inside the stages, which are one text to SharePoint',
  },
  decided: {
    name: 'Decided by me',
    columns,
    order: newestFirst,
    condition: { field: 'decidedByMe', is: [true] },
    inSharePoint: false,
    because: 'decisions stand inside the stages, which are one text to SharePoint',
  },
  waiting: {
    name: 'Waiting',
    columns,
    order: soonestFirst,
    condition: { field: 'state', is: open },
  },
  overdue: {
    name: 'Overdue',
    columns,
    order: soonestFirst,
    // A question stops the clock: the row has no due day until it is answered.
    condition: {
      and: [
        { field: 'state', is: ['open'] },
        { field: 'dueDate', before: 'today' },
      ],
    },
  },
  asked: {
    name: 'Information asked',
    columns,
    order: newestFirst,
    condition: { field: 'state', is: ['informationRequested'] },
  },
  answered: {
    name: 'Decided',
    columns,
    order: newestFirst,
    condition: { field: 'state', is: ['approved', 'declined'] },
  },
  all: { name: 'All', columns, order: newestFirst },
};
