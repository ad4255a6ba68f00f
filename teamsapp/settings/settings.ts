import type { IsoDay } from '../common/dates';
import type { Person } from '../common/event';
import type { Row, Store } from '../common/store';
import type { Pence } from '../common/money';
import type { LegalRoute } from '../packages/educationPackage';
import type { Role } from '../people/actor';
import type { AssuranceStatus } from '../providers/provider';

/**
 * Who may decide a stage: named people, an Entra group, a role, of the package's team or of all,
 * or a panel, by its id, which decides in its meetings.
 */
export type Body =
  | { panel: string }
  | { people: readonly Person[] }
  | { groupId: string; groupName: string }
  | { role: Role; ofTeam?: 'package' };

/** One stage of the approval rules. */
export interface StageRule {
  /** What people call it: "Team Manager". */
  name: string;
  body: Body;
  /** How many of the body must approve; a decline by one declines. */
  quorum: number;
  /** Working days until an answer is due. */
  waitingDays: number;
  /** The packages that need it: those that meet any of these. Every package when absent. */
  when?: readonly StageCondition[];
  /** Opens together with the stage before it, instead of after it. */
  beside?: true;
  /** Nobody who decided another stage of the same request may decide this one. */
  differentPerson?: true;
  /** Who is told when it is not answered in time. When absent nobody is, and the warnings to administrators say so. */
  escalateTo?: Body;
}

/**
 * What a package is like that needs a stage: everything that is named here must hold. A limit that
 * is null was left blank: it is met by no package until somebody sets it. A fact that is not known
 * counts as met, so that a stage is asked rather than left out.
 */
export interface StageCondition {
  routes?: readonly LegalRoute[];
  /** Cost of its first twelve months, in pence. */
  annualCostAbove?: Pence | null;
  /** Cost of a school week, in pence. */
  weeklyCostAbove?: Pence | null;
  /** School weeks that it runs. */
  weeksAbove?: number | null;
  assurance?: readonly AssuranceStatus[];
  offContract?: true;
  /** The provider is not registered as a school. */
  unregistered?: true;
  /** A possible concern that an unregistered provider gives full-time education. */
  illegalSchoolConcern?: true;
  residential?: true;
  retrospective?: true;
  restrictedChild?: true;
}

/** A dated set of rules that says which stages a package needs, in order. */
export interface ApprovalRules {
  stages: readonly StageRule[];
  /** Who may start a package before its decision; nobody when absent. */
  emergency?: Body;
}

/** Somebody who decides for another person between two days, both included. */
export interface Deputy {
  /** Who is away. */
  of: Person;
  deputy: Person;
  from: IsoDay;
  to: IsoDay;
  /** Who named the deputy. */
  by: Person;
}

/** People who decide together in a meeting. */
export interface Panel {
  id: string;
  /** "SEN Resource Panel". */
  name: string;
  chair: Person;
  /** Who chairs when the chair is away or leaves for an item. */
  deputyChair?: Person;
  members: readonly Person[];
  /** Members who must be present for an item, the chair included. */
  quorum: number;
  /** Whether the chair decides after hearing the panel, or the votes do. */
  canDecide: 'chair' | 'majority';
}

/** A commissioning team and the Entra group whose members it has. */
export interface Team {
  id: string;
  name: string;
  groupId: string;
}

export interface SchoolTerm {
  /** "Autumn 2026". */
  name: string;
  start: IsoDay;
  end: IsoDay;
  /** First and last weekday of the half-term holiday, when there is one. */
  halfTerm?: { start: IsoDay; end: IsoDay };
  /** Non-pupil days of the authority's calendar inside the term. */
  insetDays?: readonly IsoDay[];
}

export interface Calendar {
  terms: readonly SchoolTerm[];
  /** Bank holidays of England. */
  bankHolidays: readonly IsoDay[];
}

/** A Teams channel that a stage posts into, as an administrator bound it. */
export interface ChannelBinding {
  stageName: string;
  /** Only packages of this team, when set. */
  team?: string;
  conversationKey: string;
  channelName: string;
  by: Person;
}

/** What may be spent in one financial year, by one team or by the whole council. */
export interface Budget {
  /** The year that it begins in. */
  financialYear: number;
  /** Id of the team; the whole council when left out. */
  team?: string;
  amount: Pence;
}

/** What a provider's packages are checked against under procurement law. */
export interface Procurement {
  /** With VAT; null while nobody has set one. */
  lightTouchThreshold: Pence | null;
  /** The edition of the law that the threshold is of, as a reader would look it up. */
  edition: string;
}

/** Every setting's name and the shape of its value. */
export interface SettingValues {
  council: {
    name: string;
    /** A regular expression for a child's reference, without anchors. */
    childReferencePattern: string;
    /** Hours a week above which a line is questioned, and above which it is only warned about. */
    hoursAtMost: number;
    hoursWarnedAbove: number;
    /** Whether initials may stand on cards in channels. Default no. */
    initialsInChannels: boolean;
  };
  /** Role to Entra group id. */
  roles: Partial<Record<Role, string>>;
  teams: readonly Team[];
  approvalRules: ApprovalRules;
  calendar: Calendar;
  channels: readonly ChannelBinding[];
  deputies: readonly Deputy[];
  panels: readonly Panel[];
  /** Lots of the council's framework, code and name. */
  lots: readonly { code: string; name: string }[];
  /** At most one for each financial year and team. */
  budgets: readonly Budget[];
  procurement: Procurement;
}

export type SettingName = keyof SettingValues;

/** One published value of one setting, in force from its day until the next one. */
export interface SettingRow<N extends SettingName = SettingName> extends Row {
  name: N;
  validFrom: IsoDay;
  value: SettingValues[N];
  publishedBy: Person;
  publishedAt: string;
  /** Why it was published although something spoke against it, in the person's words. */
  because?: string;
  /** HMAC over the row by the app's key. A row without a true one does not count. */
  seal: string;
}

export type SettingStore = Store<SettingRow>;
