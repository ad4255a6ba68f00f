import {
  ArrowSyncRegular,
  ArrowUndoRegular,
  CalendarAddRegular,
  CalendarClockRegular,
  CheckmarkCircleRegular,
  DismissCircleRegular,
  EditRegular,
  ErrorCircleFilled,
  HourglassHalfRegular,
  PauseFilled,
  PlayFilled,
  QuestionCircleRegular,
  SendRegular,
  ShieldCheckmarkFilled,
  StopRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { FluentIcon } from '@fluentui/react-icons';
import type { ApprovalRow } from '../../teamsapp/api/contract';
import type { Assurance, PackageState, ProviderStatus } from '../words';
import { Badge } from './Badge';
import type { Tone } from './tone';

interface Look {
  word: string;
  icon: FluentIcon;
  tone: Tone;
}

const packageLooks: Readonly<Record<PackageState, Look>> = {
  submitted: { word: 'Submitted', icon: SendRegular, tone: 'info' },
  inReview: { word: 'Waiting for decision', icon: HourglassHalfRegular, tone: 'info' },
  informationRequested: { word: 'Information asked', icon: PauseFilled, tone: 'warning' },
  approved: { word: 'Approved', icon: CheckmarkCircleRegular, tone: 'success' },
  agreementIssued: { word: 'Agreement out', icon: SendRegular, tone: 'info' },
  active: { word: 'Running', icon: PlayFilled, tone: 'success' },
  endingSoon: { word: 'Ending soon', icon: CalendarClockRegular, tone: 'warning' },
  ended: { word: 'Ended', icon: StopRegular, tone: 'neutral' },
  declined: { word: 'Declined', icon: DismissCircleRegular, tone: 'danger' },
  withdrawn: { word: 'Withdrawn', icon: ArrowUndoRegular, tone: 'neutral' },
  lapsed: { word: 'Lapsed', icon: CalendarClockRegular, tone: 'neutral' },
  suspended: { word: 'Suspended', icon: PauseFilled, tone: 'danger' },
};
const assuranceLooks: Readonly<Record<Assurance, Look>> = {
  notAsked: { word: 'Not asked', icon: QuestionCircleRegular, tone: 'neutral' },
  asked: { word: 'Asked', icon: HourglassHalfRegular, tone: 'info' },
  answered: { word: 'Answered', icon: SendRegular, tone: 'info' },
  assured: { word: 'Assured', icon: ShieldCheckmarkFilled, tone: 'success' },
  conditions: { word: 'With conditions', icon: WarningFilled, tone: 'warning' },
  expired: { word: 'Expired', icon: ErrorCircleFilled, tone: 'danger' },
  suspended: { word: 'Suspended', icon: PauseFilled, tone: 'danger' },
};
const providerLooks: Readonly<Record<ProviderStatus, Look>> = {
  active: { word: 'Active', icon: CheckmarkCircleRegular, tone: 'success' },
  suspended: { word: 'Suspended', icon: PauseFilled, tone: 'danger' },
  closed: { word: 'Closed', icon: StopRegular, tone: 'neutral' },
};
const approvalLooks: Readonly<Record<ApprovalRow['state'], Look>> = {
  open: packageLooks.inReview,
  informationRequested: packageLooks.informationRequested,
  approved: packageLooks.approved,
  declined: packageLooks.declined,
  withdrawn: packageLooks.withdrawn,
};
const kindLooks: Readonly<Record<Exclude<ApprovalRow['kind'], 'new'>, Look>> = {
  variation: { word: 'Change', icon: EditRegular, tone: 'neutral' },
  extension: { word: 'Extension', icon: CalendarAddRegular, tone: 'neutral' },
  reconsideration: { word: 'Another look', icon: ArrowSyncRegular, tone: 'neutral' },
};

/** The words of the states, for filters. */
export const packageStateWords = wordsOf(packageLooks);
export const assuranceWords = wordsOf(assuranceLooks);
export const providerStatusWords = wordsOf(providerLooks);

/** A package's state. */
export function PackageBadge({ state }: { state: PackageState }) {
  return <Badge {...packageLooks[state]} />;
}

/** How sure the council is of a provider; suspension and closure win over assurance. */
export function AssuranceBadge(props: { assurance: Assurance; status: ProviderStatus }) {
  const isStopped = props.status !== 'active';
  return <Badge {...(isStopped ? providerLooks[props.status] : assuranceLooks[props.assurance])} />;
}

/** An approval's state. */
export function ApprovalBadge({ state }: { state: ApprovalRow['state'] }) {
  return <Badge {...approvalLooks[state]} />;
}

/** What a later request asks for; nothing for the first one of a package. */
export function KindBadge({ kind }: { kind: ApprovalRow['kind'] }) {
  return kind === 'new' ? null : <Badge {...kindLooks[kind]} />;
}

function wordsOf<K extends string>(looks: Readonly<Record<K, Look>>): Record<K, string> {
  const entries = Object.entries<Look>(looks).map(([key, { word }]) => [key, word]);
  // Object.fromEntries loses the key type that the table has.
  return Object.fromEntries(entries) as Record<K, string>;
}
