import { isMet, neededStages } from '../../../teamsapp/approvals/neededStages';
import type { RuleFacts } from '../../../teamsapp/approvals/ruleFacts';
import { ruleFacts } from '../../../teamsapp/approvals/ruleFacts';
import type { StageCondition, StageRule } from '../../../teamsapp/settings/settings';
import { readSetting } from '../../../teamsapp/settings/shapes';
import { appWith } from '../../support/app';
import { aPackage, aProvider } from '../../support/build';

const plain: RuleFacts = {
  route: 'SECTION_19',
  annualCost: 500_000,
  weeklyCost: 20_000,
  schoolWeeks: 12,
  assurance: 'assured',
  isOffContract: false,
  isUnregistered: false,
  hasIllegalSchoolConcern: false,
  isResidential: false,
  isRetrospective: false,
  isRestricted: false,
};

const aRule = (name: string, over: Partial<StageRule> = {}): StageRule => ({
  name,
  body: { role: 'manager' },
  quorum: 1,
  waitingDays: 2,
  ...over,
});

describe('judging a condition', () => {
  const cases: [string, StageCondition, Partial<RuleFacts>][] = [
    ['a route', { routes: ['ISS', 'CME'] }, { route: 'CME' }],
    ['an annual cost', { annualCostAbove: 500_000 }, { annualCost: 500_001 }],
    ['a weekly cost', { weeklyCostAbove: 20_000 }, { weeklyCost: 20_001 }],
    ['a duration', { weeksAbove: 12 }, { schoolWeeks: 12.2 }],
    ['an assurance', { assurance: ['expired', 'notAsked'] }, { assurance: 'expired' }],
    ['off contract', { offContract: true }, { isOffContract: true }],
    ['an unregistered provider', { unregistered: true }, { isUnregistered: true }],
    ['a possible concern', { illegalSchoolConcern: true }, { hasIllegalSchoolConcern: true }],
    ['residential', { residential: true }, { isResidential: true }],
    ['retrospective', { retrospective: true }, { isRetrospective: true }],
    ['a restricted child', { restrictedChild: true }, { isRestricted: true }],
  ];

  test.each(cases)('%s holds for what has it and for nothing else', (_, condition, having) => {
    expect(isMet(condition, plain)).toBe(false);
    expect(isMet(condition, { ...plain, ...having })).toBe(true);
  });

  test('everything that is named has to hold', () => {
    const condition: StageCondition = { offContract: true, annualCostAbove: 1000 };
    expect(isMet(condition, plain)).toBe(false);
    expect(isMet(condition, { ...plain, isOffContract: true })).toBe(true);
    expect(isMet(condition, { ...plain, isOffContract: true, annualCost: 1000 })).toBe(false);
  });

  test('what is not known counts as holding', () => {
    expect(isMet({ unregistered: true }, { ...plain, isUnregistered: undefined })).toBe(true);
    expect(isMet({ restrictedChild: true }, { ...plain, isRestricted: undefined })).toBe(true);
  });

  test('a limit that was left blank holds for no package', () => {
    const dear = { ...plain, annualCost: 90_000_000, weeklyCost: 9_000_000, schoolWeeks: 190 };
    for (const key of ['annualCostAbove', 'weeklyCostAbove', 'weeksAbove'])
      expect(isMet({ [key]: null }, dear)).toBe(false);
  });

  test('a condition of which nothing is understood holds for nothing', () => {
    expect(isMet({}, plain)).toBe(false);
    expect(isMet({ later: true } as StageCondition, plain)).toBe(false);
  });
});

describe('choosing the stages', () => {
  const rules = {
    stages: [
      aRule('Team Manager'),
      aRule('Commissioning', { when: [{ offContract: true }, { unregistered: true }] }),
      aRule('Finance', { beside: true, when: [{ annualCostAbove: 1_000_000 }] }),
      aRule('Panel', { when: [{ routes: ['EOTAS_S61'] }] }),
    ],
  };
  const chosen = (facts: Partial<RuleFacts>) =>
    neededStages(rules, { ...plain, ...facts }).map(({ rule, step }) => [rule.name, step]);

  test('takes those that every package passes, and those of which one condition holds', () => {
    expect(chosen({})).toEqual([['Team Manager', 0]]);
    expect(chosen({ isUnregistered: true, route: 'EOTAS_S61' })).toEqual([
      ['Team Manager', 0],
      ['Commissioning', 1],
      ['Panel', 2],
    ]);
  });

  test('stages side by side have one step, also when only one of them is needed', () => {
    expect(chosen({ isOffContract: true, annualCost: 1_000_001 })).toEqual([
      ['Team Manager', 0],
      ['Commissioning', 1],
      ['Finance', 1],
    ]);
    expect(chosen({ annualCost: 1_000_001 })).toEqual([
      ['Team Manager', 0],
      ['Finance', 1],
    ]);
  });

  test('their ids say their place in the rules, whichever are left out', () => {
    const ids = neededStages(rules, { ...plain, route: 'EOTAS_S61' }).map(({ id }) => id);
    expect(ids).toEqual(['s1', 's4']);
  });
});

describe('the facts of a package', () => {
  test('come from its rows, the annual cost from its first twelve months', () => {
    const provider = aProvider({ registrationStatus: 'notChecked', lots: [] });
    const app = appWith({ providers: [provider] });
    const educationPackage = aPackage({ hoursPerWeek: 4, residential: true, retrospective: true });
    const facts = ruleFacts(app, { ...educationPackage, objectives: 'x', provider }, undefined);
    expect(facts).toMatchObject({
      route: 'SECTION_19',
      annualCost: educationPackage.wholeCost,
      isOffContract: true,
      isUnregistered: undefined,
      isResidential: true,
      isRetrospective: true,
      isRestricted: undefined,
    });
  });
});

describe('publishing approval rules', () => {
  const read = (...stages: object[]) => readSetting('approvalRules', { stages });
  const always = aRule('Team Manager');

  test.each([
    ['none that every package passes', [aRule('A', { when: [{ offContract: true }] })]],
    ['two of one name', [always, always]],
    ['a condition that says nothing', [always, aRule('B', { when: [{}] })]],
    ['a condition that nobody knows', [always, { ...aRule('B'), when: [{ colour: 'red' }] }]],
    ['no stage', []],
  ])('is refused with %s', (_, stages) => {
    expect(read(...stages)).toHaveProperty('fault');
  });

  test('takes limits that are blank', () => {
    expect(read(always, aRule('B', { when: [{ annualCostAbove: null }] }))).toHaveProperty('value');
  });
});
