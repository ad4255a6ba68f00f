import type { App } from '../app';
import { dayRange, financialYearName, longDay } from '../common/dates';
import { pounds } from '../common/money';
import type { NewRow } from '../common/store';
import type { EducationPackage } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import { setting } from '../settings/inForce';
import type { Snapshot } from './approval';
import { counted, procurementRoutes, reasonWords, routeWords, unitWords } from './requestWords';

type Fact = Snapshot['facts'][number];

/** The one fact that a channel does not show by default: with the reference it says too much. */
export const reasonLabel = 'Reason';

const registrations: Readonly<Record<Provider['registrationStatus'], string>> = {
  registeredIndependentSchool: 'Registered independent school',
  stateSchool: 'State school',
  furtherEducation: 'Further education',
  nonSchool: 'Not registered as a school',
  notChecked: 'Not checked',
};

const assurances: Readonly<Record<Provider['assuranceStatus'], string>> = {
  notAsked: 'Not asked',
  asked: 'Asked, no answer yet',
  answered: 'Answered, not yet assessed',
  assured: 'Assured',
  conditions: 'Assured with conditions',
  expired: 'Expired',
  suspended: 'Suspended',
};

/**
 * What a request is about, as label and value in reading order. Says only what stands in the
 * rows, nothing that depends on today, so that the facts of two days can be compared.
 */
export function factsOf(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  educationPackage: NewRow<EducationPackage>,
  provider: Provider,
): readonly Fact[] {
  const { startDate, endDate, schoolWeeks, reason, legalRoute } = educationPackage;
  return [
    amountOf(educationPackage),
    fact('Price', `${pounds(educationPackage.price)} ${unitWords[educationPackage.priceUnit]}`),
    fact('Dates', `${dayRange(startDate, endDate)} (${counted(schoolWeeks, 'school week')})`),
    fact('Whole cost', pounds(educationPackage.wholeCost)),
    ...yearFacts(educationPackage.costByYear),
    fact('Provider', [provider.name, provider.town].filter(Boolean).join(', ')),
    fact('Registration', registrations[provider.registrationStatus]),
    fact('Assurance', assuranceOf(provider)),
    fact('Route', capital(routeWords(legalRoute))),
    ...(reason === undefined ? [] : [fact(reasonLabel, capital(reasonWords[reason]))]),
    fact('Procurement', procurementRoutes[educationPackage.procurementRoute]),
    fact('Team', teamName(app, educationPackage.team)),
  ];
}

/** What people call a team; its id when no such team is set any more. */
export function teamName(app: Pick<App, 'settings' | 'auditKey' | 'clock'>, id: string): string {
  return setting(app, 'teams').find((team) => team.id === id)?.name ?? id;
}

function amountOf({ hoursPerWeek, sessionsPerWeek }: NewRow<EducationPackage>): Fact {
  if (hoursPerWeek !== undefined) return fact('Hours', `${counted(hoursPerWeek, 'hour')} a week`);
  return sessionsPerWeek === undefined
    ? fact('Amount', 'Not said')
    : fact('Sessions', `${counted(sessionsPerWeek, 'session')} a week`);
}

function yearFacts(costByYear: Readonly<Record<string, number>>): Fact[] {
  return Object.entries(costByYear)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([year, cost]) => fact(`Cost ${financialYearName(Number(year))}`, pounds(cost)));
}

function assuranceOf({ assuranceStatus, assuranceDate }: Provider): string {
  const since = assuranceDate === undefined ? '' : `, ${longDay(assuranceDate)}`;
  return `${assurances[assuranceStatus]}${since}`;
}

function fact(label: string, value: string): Fact {
  return { label, value };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
