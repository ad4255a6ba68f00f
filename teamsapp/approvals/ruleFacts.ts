import type { App } from '../app';
import type { Pence } from '../common/money';
import { annualCost } from '../costs/annualCost';
import type { EducationPackage, LegalRoute } from '../packages/educationPackage';
import type { AssuranceStatus } from '../providers/provider';
import { setting } from '../settings/inForce';
import { hoursConcerns } from './childConcerns';
import type { ConcernFacts } from './concerns';
import { schoolConcerns } from './schoolConcerns';

/** What the approval rules ask about a package. */
export interface RuleFacts {
  /** Undefined while a form does not say it. */
  route: LegalRoute | undefined;
  /** Of the first twelve months. Money back is not recorded, so nothing is taken off. */
  annualCost: Pence;
  weeklyCost: Pence;
  schoolWeeks: number;
  assurance: AssuranceStatus | undefined;
  isOffContract: boolean;
  /** Undefined when nobody has looked. */
  isUnregistered: boolean | undefined;
  hasIllegalSchoolConcern: boolean;
  isResidential: boolean;
  isRetrospective: boolean;
  /** Undefined when the list does not know the child. */
  isRestricted: boolean | undefined;
}

/** A package, or a form as far as it is filled in, with its provider. */
export type Judged = ConcernFacts &
  Partial<
    Pick<
      EducationPackage,
      'legalRoute' | 'weeklyCost' | 'wholeCost' | 'schoolWeeks' | 'retrospective'
    >
  > & { residential?: boolean };

/** The facts by which the rules choose the stages, as the rows say them now. */
export function ruleFacts(
  app: Pick<App, 'packages' | 'providers' | 'children' | 'clock' | 'settings' | 'auditKey'>,
  judged: Judged,
  isRestricted: boolean | undefined,
): RuleFacts {
  const { provider, legalRoute, weeklyCost = 0, schoolWeeks = 0 } = judged;
  return {
    route: legalRoute,
    annualCost: annualOf(app, judged),
    weeklyCost,
    schoolWeeks,
    assurance: provider?.assuranceStatus,
    isOffContract: provider?.lots.length === 0,
    isUnregistered:
      provider?.registrationStatus === 'notChecked'
        ? undefined
        : provider?.registrationStatus === 'nonSchool',
    hasIllegalSchoolConcern: [...hoursConcerns(app, judged), ...schoolConcerns(app, judged)].some(
      ({ tone }) => tone === 'danger',
    ),
    isResidential: judged.residential === true,
    isRetrospective: judged.retrospective === true,
    isRestricted,
  };
}

/** The whole cost where the first twelve months cannot be told apart: never less than it is. */
function annualOf(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  { wholeCost = 0, startDate, endDate }: Judged,
): Pence {
  if (startDate === undefined || endDate === undefined) return wholeCost;
  return annualCost({ wholeCost, startDate, endDate }, setting(app, 'calendar')) ?? wholeCost;
}
