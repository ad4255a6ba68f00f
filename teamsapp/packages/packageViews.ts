import type { Condition, View } from '../common/view';
import type { PackageStatus, ProcurementRoute } from './educationPackage';
import { endingSoonDays } from './states';

/** The stored fields that views of packages show and ask for. */
export type PackageField =
  | 'id'
  | 'providerId'
  | 'legalRoute'
  | 'status'
  | 'team'
  | 'requester'
  | 'hoursPerWeek'
  | 'sessionsPerWeek'
  | 'startDate'
  | 'endDate'
  | 'nextReviewDue'
  | 'price'
  | 'priceUnit'
  | 'weeklyCost'
  | 'wholeCost'
  | 'procurementRoute'
  | 'retrospective';

type PackageView = View<PackageField>;

/** In the order of the tabs. */
export const packageViewKeys = [
  'all',
  'mine',
  'team',
  'waiting',
  'running',
  'ending',
  'ended',
  'endingIn30Days',
  'reviewsOverdue',
  'retrospective',
  'offContract',
] as const;

export type PackageViewKey = (typeof packageViewKeys)[number];

const waiting: readonly PackageStatus[] = ['submitted', 'inReview', 'informationRequested'];
const decided: readonly PackageStatus[] = ['approved', 'agreementIssued', 'active'];
const stopped: readonly PackageStatus[] = ['suspended'];
const over: readonly PackageStatus[] = ['ended'];
const spot: readonly ProcurementRoute[] = ['spot'];

/** As `stateOf` says it of a package that somebody decided: begun, and not past its last day. */
const running: Condition<PackageField> = {
  and: [
    { field: 'status', is: decided },
    { field: 'startDate', until: 'today' },
    { field: 'endDate', from: 'today' },
  ],
};

// No child's reference: whoever may open the list sees its views, also of restricted children.
const columns: readonly PackageField[] = [
  'id',
  'providerId',
  'legalRoute',
  'status',
  'team',
  'requester',
  'hoursPerWeek',
  'sessionsPerWeek',
  'startDate',
  'endDate',
  'nextReviewDue',
  'price',
  'priceUnit',
  'weeklyCost',
  'wholeCost',
];

/** The same columns with the one first that the view is about. */
function withFirst(field: PackageField): readonly PackageField[] {
  return ['id', field, ...columns.filter((one) => one !== 'id' && one !== field)];
}

const newestFirst: PackageView['order'] = [{ field: 'id', descending: true }];

/** The views of the package log. */
export const packageViews: Readonly<Record<PackageViewKey, PackageView>> = {
  all: { name: 'All', columns, order: newestFirst },
  mine: {
    name: 'My packages',
    columns,
    order: newestFirst,
    condition: { mine: 'requester' },
    inSharePoint: false,
    because: 'the list holds a person as id and name, which SharePoint’s [Me] does not match',
  },
  team: {
    name: 'My team',
    columns,
    order: newestFirst,
    condition: { myTeam: 'team' },
    inSharePoint: false,
    because: 'SharePoint does not know which teams of the council a reader is in',
  },
  waiting: {
    name: 'Waiting for decision',
    columns,
    order: newestFirst,
    condition: { field: 'status', is: waiting },
  },
  running: { name: 'Running', columns, order: newestFirst, condition: running },
  ending: {
    name: 'Ending this term',
    columns,
    order: newestFirst,
    condition: {
      and: [
        running,
        {
          or: [
            { field: 'endDate', until: 'endOfTerm' },
            { field: 'endDate', until: { schoolDaysAhead: endingSoonDays } },
          ],
        },
      ],
    },
    inSharePoint: false,
    because: 'SharePoint does not know the term dates',
  },
  ended: {
    name: 'Ended',
    columns,
    order: newestFirst,
    condition: {
      or: [
        { field: 'status', is: over },
        {
          and: [
            { field: 'status', is: [...decided, ...stopped] },
            { field: 'endDate', before: 'today' },
          ],
        },
      ],
    },
  },
  endingIn30Days: {
    name: 'Ending within 30 days',
    columns: withFirst('endDate'),
    order: [{ field: 'endDate' }],
    condition: { and: [running, { field: 'endDate', until: { daysAhead: 30 } }] },
  },
  reviewsOverdue: {
    name: 'Reviews overdue',
    columns: withFirst('nextReviewDue'),
    order: [{ field: 'nextReviewDue' }],
    condition: { and: [running, { field: 'nextReviewDue', before: 'today' }] },
  },
  retrospective: {
    name: 'Retrospective',
    columns,
    order: newestFirst,
    condition: { field: 'retrospective', is: [true] },
  },
  offContract: {
    name: 'Off contract',
    columns: [...columns, 'procurementRoute'],
    order: newestFirst,
    // Bought or to be bought: what was declined, withdrawn or lapsed costs nothing.
    condition: {
      and: [
        { field: 'procurementRoute', is: spot },
        { field: 'status', is: [...waiting, ...decided, ...stopped, ...over] },
      ],
    },
  },
};

/** Views that SharePoint alone has: the app filters by team and provider, but shows no groups. */
export const groupedPackageViews: readonly PackageView[] = [
  { name: 'By team', columns, order: newestFirst, group: 'team' },
  { name: 'By provider', columns, order: newestFirst, group: 'providerId' },
];
