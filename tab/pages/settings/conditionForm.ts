import type { StageConditionJson } from '../../../teamsapp/api/contract';
import { pounds, readPounds } from '../../money';
import { routeLong } from '../../words';

export type FactKey = keyof StageConditionJson;

/** One thing that a condition asks of a package. */
export interface FactForm {
  fact: FactKey;
  /** Chosen codes, where it asks for one of several. */
  codes: readonly string[];
  /** The limit as typed, where it has one; empty where it was left blank. */
  limit: string;
}

/** What has to hold together. */
export interface ConditionForm {
  key: string;
  facts: readonly FactForm[];
}

type Kind = 'codes' | 'money' | 'weeks' | 'yes';

const assuranceCodes: Readonly<
  Record<NonNullable<StageConditionJson['assurance']>[number], string>
> = {
  notAsked: 'Not asked for',
  asked: 'Asked for, no answer yet',
  answered: 'Answered, not yet assessed',
  assured: 'Given',
  conditions: 'Given with conditions',
  expired: 'Expired',
  suspended: 'Suspended',
};

/** What each fact is called in the editor and how it is given. */
export const facts: Readonly<Record<FactKey, { name: string; kind: Kind }>> = {
  routes: { name: 'Route', kind: 'codes' },
  annualCostAbove: { name: 'Costs more in a year than', kind: 'money' },
  weeklyCostAbove: { name: 'Costs more in a week than', kind: 'money' },
  weeksAbove: { name: 'Runs for more school weeks than', kind: 'weeks' },
  assurance: { name: 'Assurance of the provider', kind: 'codes' },
  offContract: { name: 'Off contract', kind: 'yes' },
  unregistered: { name: 'Provider not registered as a school', kind: 'yes' },
  illegalSchoolConcern: { name: 'Possible concern about an unregistered school', kind: 'yes' },
  residential: { name: 'Residential', kind: 'yes' },
  retrospective: { name: 'Logged after its first day', kind: 'yes' },
  restrictedChild: { name: 'Child is restricted', kind: 'yes' },
};

/** Every fact, in the order of the table. */
export const factKeys = Object.keys(facts) as FactKey[];

/** The choices of a fact that asks for one of several, code and name. */
export function codeNames(fact: FactKey): Readonly<Record<string, string>> {
  return fact === 'routes' ? routeLong : assuranceCodes;
}

/** A fact that nothing has been typed for yet. */
export function newFact(fact: FactKey): FactForm {
  return { fact, codes: [], limit: '' };
}

/** Whether the fact has a limit that was left blank. */
export function isBlank({ fact, limit }: FactForm): boolean {
  const { kind } = facts[fact];
  return (kind === 'money' || kind === 'weeks') && limit.trim() === '';
}

/** The form of a condition as it is, or of one that says nothing yet. */
export function conditionForm(condition: StageConditionJson = {}): ConditionForm {
  const { routes = [], assurance = [], annualCostAbove, weeklyCostAbove, weeksAbove } = condition;
  const codes: Partial<Record<FactKey, readonly string[]>> = { routes, assurance };
  const limits: Partial<Record<FactKey, string>> = {
    annualCostAbove: moneyText(annualCostAbove),
    weeklyCostAbove: moneyText(weeklyCostAbove),
    weeksAbove: weeksAbove == null ? '' : String(weeksAbove),
  };
  const named = factKeys.filter((fact) => condition[fact] !== undefined);
  return {
    key: crypto.randomUUID(),
    facts: named.map((fact) => ({
      fact,
      codes: codes[fact] ?? [],
      limit: limits[fact] ?? '',
    })),
  };
}

/** The condition that a form without faults describes; a blank limit stays blank. */
export function conditionOf({ facts: given }: ConditionForm): StageConditionJson {
  // The table of codes is that of the fact itself, so what was chosen is one of its codes.
  return Object.fromEntries(given.map((one) => [one.fact, valueOf(one)])) as StageConditionJson;
}

/** What keeps a condition from being used; undefined when nothing does. */
export function conditionFault({ facts: given }: ConditionForm): string | undefined {
  if (given.length === 0) return 'Say what the condition asks for, or remove it';
  return given.map(factFault).find((fault) => fault !== undefined);
}

/** What is missing or cannot be read in one fact. */
export function factFault(given: FactForm): string | undefined {
  const { name, kind } = facts[given.fact];
  if (kind === 'codes' && given.codes.length === 0) return `${name}: choose at least one`;
  if (isBlank(given) || kind === 'yes' || kind === 'codes') return undefined;
  if (kind === 'weeks') {
    return /^\d{1,3}$/.test(given.limit.trim()) ? undefined : 'Enter a number of school weeks';
  }
  return readPounds(given.limit) === undefined
    ? 'Enter the limit as pounds and pence, like £45.00'
    : undefined;
}

function valueOf(given: FactForm): unknown {
  const { kind } = facts[given.fact];
  if (kind === 'yes') return true;
  if (kind === 'codes') return given.codes;
  if (isBlank(given)) return null;
  return kind === 'weeks' ? Number(given.limit) : readPounds(given.limit);
}

function moneyText(pence: number | null | undefined): string {
  return pence == null ? '' : pounds(pence).slice(1);
}
