import type { App } from '../app';
import type { IsoDay } from '../common/dates';
import type { Pence } from '../common/money';
import type { Emergency, LegalRoute, PackageReason, PriceUnit } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import type { Concern } from './approval';
import { annualConcerns } from './annualConcerns';
import { budgetConcerns } from './budgetConcerns';
import { emergencyConcerns } from './emergencyConcerns';
import { hoursConcerns, overlapConcerns } from './childConcerns';
import { dutyConcerns } from './dutyConcerns';
import { medianConcerns } from './medianConcerns';
import { contractConcerns, priceConcerns, termsConcerns } from './packageConcerns';
import { providerConcerns } from './providerConcerns';
import { schoolConcerns } from './schoolConcerns';
import { thresholdConcerns } from './thresholdConcerns';

/** What is known of a package when its concerns are asked for; a form may still lack anything. */
export interface ConcernFacts {
  provider?: Provider;
  childReference?: string;
  startDate?: IsoDay;
  endDate?: IsoDay;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: Pence;
  priceUnit?: PriceUnit;
  /** Empty when a request lacks them; left out while a form is still being filled in. */
  objectives?: string;
  /** Logged after its first day; a start before today when left out. */
  retrospective?: boolean;
  emergency?: Emergency;
  /** Id of the commissioning team. */
  team?: string;
  legalRoute?: LegalRoute;
  reason?: PackageReason;
  wholeCost?: Pence;
  /** Pence by the financial year's first year. */
  costByYear?: Readonly<Record<string, Pence>>;
  /** The end of the first half term when left out. */
  nextReviewDue?: IsoDay;
  /** The package's own request key, so that it does not overlap itself. */
  requestKey?: string;
}

type ConcernsApp = Pick<
  App,
  'packages' | 'providers' | 'children' | 'settings' | 'auditKey' | 'clock'
>;

const order: Readonly<Record<Concern['tone'], number>> = {
  danger: 0,
  warning: 1,
  info: 2,
  good: 3,
};

const nothingUnusual: Concern = {
  tone: 'good',
  title: 'Nothing unusual found',
  sentence:
    'The provider’s state and assurance, the child’s hours and other packages, the contract, the price and the dates were checked.',
  about: 'assurance',
};

/**
 * What somebody should know before saying yes, worst first; that nothing unusual was found when
 * nothing needs a check.
 *
 * Answers from what is known in the copy in memory. A fact that is missing is never taken as 0:
 * either the sentence says that it is not known, or the check waits for it.
 */
export function concernsFor(app: ConcernsApp, facts: ConcernFacts): Concern[] {
  const found = [
    ...providerConcerns(app, facts),
    ...hoursConcerns(app, facts),
    ...schoolConcerns(app, facts),
    ...overlapConcerns(app, facts),
    ...contractConcerns(facts),
    ...termsConcerns(app, facts),
    ...emergencyConcerns(facts),
    ...priceConcerns(facts),
    ...annualConcerns(app, facts),
    ...budgetConcerns(app, facts),
    ...medianConcerns(app, facts),
    ...thresholdConcerns(app, facts),
    ...dutyConcerns(app, facts),
  ];
  const isClear = !found.some(({ tone }) => tone === 'danger' || tone === 'warning');
  return [...found, ...(isClear ? [nothingUnusual] : [])].sort(
    (a, b) => order[a.tone] - order[b.tone],
  );
}
