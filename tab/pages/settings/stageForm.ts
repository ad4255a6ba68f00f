import type { BodyJson, StageRuleJson } from '../../../teamsapp/api/contract';
import { conditionForm, conditionOf, conditionFault, type ConditionForm } from './conditionForm';

/** Who decides, as it is being chosen. */
export interface BodyForm {
  kind: 'teamRole' | 'role' | 'people' | 'group' | 'typedGroup' | 'panel';
  role: Role;
  people: readonly { id: string; name: string }[];
  groupId: string;
  groupName: string;
  /** Id of the panel that decides in its meeting. */
  panel: string;
}

export type Role = Extract<BodyJson, { role: unknown }>['role'];

/** One stage as it is being typed. */
export interface StageForm {
  name: string;
  body: BodyForm;
  quorum: string;
  waitingDays: string;
  beside: boolean;
  differentPerson: boolean;
  isEscalated: boolean;
  escalateTo: BodyForm;
  isForAll: boolean;
  conditions: readonly ConditionForm[];
}

const emptyBody: BodyForm = {
  kind: 'people',
  role: 'manager',
  people: [],
  groupId: '',
  groupName: '',
  panel: '',
};

/** Object ids of Entra, which a group is known by. */
const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names of stages to begin with; every limit is blank, because each council has its own. */
export const templates = [
  'Team Manager',
  'Commissioning and QA check',
  'Finance check',
  'SEN Resource Panel',
  'Head of Service',
  'Director',
] as const;

const limited: readonly string[] = templates.slice(2);

/** The form of a stage that does not exist yet. */
export function newStage(name: string): StageForm {
  const isManager = name === templates[0];
  return {
    name,
    body: { ...emptyBody, ...(isManager && { kind: 'teamRole' }) },
    quorum: '1',
    waitingDays: '',
    beside: false,
    differentPerson: false,
    isEscalated: false,
    escalateTo: emptyBody,
    isForAll: isManager || name === '',
    conditions: limited.includes(name) ? [conditionForm({ annualCostAbove: null })] : [],
  };
}

/** The form of a stage as it is. */
export function formOfRule(rule: StageRuleJson): StageForm {
  return {
    name: rule.name,
    body: bodyForm(rule.body),
    quorum: String(rule.quorum),
    waitingDays: String(rule.waitingDays),
    beside: rule.beside === true,
    differentPerson: rule.differentPerson === true,
    isEscalated: rule.escalateTo !== undefined,
    escalateTo: rule.escalateTo ? bodyForm(rule.escalateTo) : emptyBody,
    isForAll: rule.when === undefined,
    conditions: (rule.when ?? []).map(conditionForm),
  };
}

/** The stage that a form without faults describes. */
export function ruleOf(form: StageForm): StageRuleJson {
  return {
    name: form.name.trim(),
    body: bodyOf(form.body),
    quorum: Number(form.quorum),
    waitingDays: Number(form.waitingDays),
    ...(!form.isForAll && { when: form.conditions.map(conditionOf) }),
    ...(form.beside && { beside: true }),
    ...(form.differentPerson && { differentPerson: true }),
    ...(form.isEscalated && { escalateTo: bodyOf(form.escalateTo) }),
  };
}

export type StageFaults = Readonly<Record<string, string>>;

/** What is missing or cannot be read, by field; `others` are the names of the other stages. */
export function stageFaults(form: StageForm, others: readonly string[]): StageFaults {
  const name = form.name.trim();
  const found: [string, string | undefined][] = [
    ['name', nameFault(name, others)],
    ['body', bodyFault(form.body)],
    ['quorum', isWhole(form.quorum, 1, 20) ? undefined : 'Enter a number from 1 to 20'],
    [
      'waitingDays',
      isWhole(form.waitingDays, 0, 260) ? undefined : 'Enter working days, from 0 to 260',
    ],
    ['escalateTo', form.isEscalated ? bodyFault(form.escalateTo) : undefined],
    ['conditions', form.isForAll ? undefined : conditionsFault(form.conditions)],
  ];
  return Object.fromEntries(
    found.flatMap(([field, sentence]) => (sentence === undefined ? [] : [[field, sentence]])),
  );
}

function nameFault(name: string, others: readonly string[]): string | undefined {
  if (name === '') return 'Say what people call this stage';
  return others.includes(name) ? 'Another stage has this name' : undefined;
}

function bodyFault({ kind, people, groupId, groupName }: BodyForm): string | undefined {
  if (kind === 'people' && people.length === 0) return 'Choose at least one person';
  if (kind === 'group' && groupId === '') return 'Choose a group';
  if (kind !== 'typedGroup') return undefined;
  if (groupName.trim() === '') return 'Say what people call the group';
  return objectId.test(groupId.trim())
    ? undefined
    : 'Enter the group’s object id, as Entra shows it';
}

function conditionsFault(conditions: readonly ConditionForm[]): string | undefined {
  if (conditions.length === 0) return 'Add a condition, or choose every package';
  return conditions.map(conditionFault).find((fault) => fault !== undefined);
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

function bodyForm(body: BodyJson): BodyForm {
  if ('people' in body) return { ...emptyBody, people: body.people };
  if ('groupId' in body) return { ...emptyBody, ...body, kind: 'group' };
  if ('panel' in body) return { ...emptyBody, ...body, kind: 'panel' };
  return { ...emptyBody, role: body.role, kind: body.ofTeam ? 'teamRole' : 'role' };
}

function bodyOf({ kind, role, people, groupId, groupName, panel }: BodyForm): BodyJson {
  if (kind === 'panel') return { panel };
  if (kind === 'people') return { people };
  if (kind === 'group' || kind === 'typedGroup') {
    return { groupId: groupId.trim(), groupName: groupName.trim() };
  }
  return kind === 'teamRole' ? { role, ofTeam: 'package' } : { role };
}
