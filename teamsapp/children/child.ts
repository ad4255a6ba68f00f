import type { IsoDay } from '../common/dates';
import type { SenType } from '../common/senTypes';
import type { HistoryRow, HistoryStore } from '../common/store';

/** A child, by the council's own reference. The only list with identity: never a name. */
export interface Child extends HistoryRow {
  /** Upper case, without spaces. */
  reference: string;
  initials: string;
  dateOfBirth?: IsoDay;
  /** Unique pupil number, 13 characters. */
  upn?: string;
  ehcPlan: boolean;
  lookedAfter: boolean;
  primaryNeed?: SenType;
  secondaryNeed?: SenType;
  homeSchool?: string;
  /** Id of the owning team. */
  team: string;
  /** Only the owning team and safeguarding may see anything about this child. */
  restricted: boolean;
}

export type ChildStore = HistoryStore<Child>;

/** The reference as it is kept: upper case, without spaces. */
export function childReference(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}
