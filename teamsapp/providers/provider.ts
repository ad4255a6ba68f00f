import type { IsoDay } from '../common/dates';
import type { Pence } from '../common/money';
import type { HistoryRow, HistoryStore } from '../common/store';
import type { SenType } from '../common/senTypes';
import type { PriceUnit } from '../packages/educationPackage';

/** Whether and how the provider is registered as a school; DfE says "non-school" for the last. */
export type RegistrationStatus =
  'registeredIndependentSchool' | 'stateSchool' | 'furtherEducation' | 'nonSchool' | 'notChecked';

export type AssuranceStatus =
  'notAsked' | 'asked' | 'answered' | 'assured' | 'conditions' | 'expired' | 'suspended';

export type ProviderStatus = 'active' | 'suspended' | 'closed';

/** An organisation that may be paid to educate. */
export interface Provider extends HistoryRow {
  name: string;
  /** Six digits of the DfE register. */
  urn?: string;
  /** Eight digits of the UK register of learning providers. */
  ukprn?: string;
  companyNumber?: string;
  /** As the register calls it: "Other independent special school". */
  providerType: string;
  registrationStatus: RegistrationStatus;
  registrationChecked?: IsoDay;
  assuranceStatus: AssuranceStatus;
  assuranceDate?: IsoDay;
  status: ProviderStatus;
  /** Why and since when it is suspended or closed. */
  statusReason?: string;
  statusSince?: IsoDay;
  street?: string;
  town?: string;
  postcode?: string;
  contactEmail?: string;
  lowAge?: number;
  highAge?: number;
  needs: readonly SenType[];
  /** Lot codes of the council's framework, "2a". */
  lots: readonly string[];
  price?: Pence;
  priceUnit?: PriceUnit;
  /** Places free now, as the provider last said. */
  capacity?: number;
  note?: string;
  /** The row of the register file that last confirmed this provider, "DfE spine 2017-18". */
  registerSource?: string;
}

export type ProviderStore = HistoryStore<Provider>;
