import type { IsoDay, IsoInstant } from '../common/dates';
import type { Pence } from '../common/money';
import type { Row, Store } from '../common/store';
import type { LegalRoute, PackageReason, PriceUnit } from '../packages/educationPackage';

/** What a person has filled in so far; everything may be missing. */
export interface PackageForm {
  childReference?: string;
  providerId?: number;
  /** The provider as it was written, when it is not yet one provider. */
  providerWords?: string;
  legalRoute?: LegalRoute;
  reason?: PackageReason;
  /** Id of the owning team; the child's team, else the writer's only team, when missing. */
  team?: string;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: Pence;
  priceUnit?: PriceUnit;
  startDate?: IsoDay;
  endDate?: IsoDay;
  /** The child lives there. */
  residential?: boolean;
  objectives?: string;
  /** Why a suspended provider is used all the same. */
  suspendedReason?: string;
}

/** A package being written: a row of the Drafts list, kept seven days for its writer alone. */
export interface Draft extends Row {
  /** A random UUID, equal to the later package's request key. */
  requestKey: string;
  writerId: string;
  form: PackageForm;
  /** What was read or changed while reading the line, to be shown once: "I used Friday 16 July 2027." */
  remarks: readonly { title: string; sentence: string }[];
  expires: IsoInstant;
}

export type DraftStore = Store<Draft>;
