import type { IsoDay, IsoInstant } from '../common/dates';
import type { Person } from '../common/event';
import type { Pence } from '../common/money';
import type { HistoryRow, HistoryStore } from '../common/store';

/** Which duty the package meets. Rules hang on this, never on the list it is in. */
export type LegalRoute = 'EOTAS_S61' | 'SECTION_19' | 'CHILD_IN_CARE' | 'CME' | 'ISS';

/** Section 19's three grounds, and section 61's test for EOTAS. */
export type PackageReason = 'inappropriate' | 'exclusion' | 'illness' | 'otherwise';

export type PriceUnit = 'hour' | 'session' | 'day' | 'week' | 'once';

export type ProcurementRoute = 'framework' | 'blockContract' | 'exemption' | 'userChoice' | 'spot';

/** The stored states. `endingSoon` is computed and never stored; a draft is not a package. */
export type PackageStatus =
  | 'submitted'
  | 'inReview'
  | 'informationRequested'
  | 'approved'
  | 'agreementIssued'
  | 'active'
  | 'ended'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'
  | 'suspended';

/** The start of a package whose decision comes afterwards. */
export interface Emergency {
  by: Person;
  at: IsoInstant;
  because: string;
}

/** What one child gets from one provider under one decision. */
export interface EducationPackage extends HistoryRow {
  childReference: string;
  providerId: number;
  legalRoute: LegalRoute;
  reason?: PackageReason;
  /** Id of the commissioning team that owns the package. */
  team: string;
  requester: Person;
  hoursPerWeek?: number;
  /** A session is half a day; ten make a week. */
  sessionsPerWeek?: number;
  price: Pence;
  priceUnit: PriceUnit;
  startDate: IsoDay;
  endDate: IsoDay;
  /** School weeks of delivery: delivery days divided by five. */
  schoolWeeks: number;
  weeklyCost: Pence;
  wholeCost: Pence;
  /** Pence by the financial year's first year: { '2026': 702000 }. Sums to wholeCost. */
  costByYear: Readonly<Record<string, Pence>>;
  procurementRoute: ProcurementRoute;
  status: PackageStatus;
  nextReviewDue?: IsoDay;
  objectives?: string;
  reintegrationDate?: IsoDay;
  /** Logged after its first day. */
  retrospective: boolean;
  /** The child lives there. */
  residential?: true;
  /** Begun before its decision, by somebody who may. */
  emergency?: Emergency;
  /** How many approved changes are in this row; none when absent. */
  changesApplied?: number;
  /** Why it ended or was withdrawn, in the person's words. */
  endReason?: string;
  /** What was changed in SharePoint and left so, in words: "price, last day". */
  changedOutside?: string;
}

export type PackageStore = HistoryStore<EducationPackage>;

/** The reference a person can say aloud: EP- and at least four digits. */
export function packageReference(id: number): string {
  return `EP-${String(id).padStart(4, '0')}`;
}

/** The package's id from any spelling: EP-1042, ep1042, EP 1042, #1042, 1042; or undefined. */
export function readPackageReference(text: string): number | undefined {
  const digits = /^\s*(?:ep)?[\s\-#]*0*(\d{1,9})\s*$/i.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The subject of a package's events, known before the package has an id. */
export function packageSubject({ requestKey }: Pick<EducationPackage, 'requestKey'>): string {
  return `package:${requestKey}`;
}
