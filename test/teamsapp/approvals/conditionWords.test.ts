import { conditionWords, stageWords } from '../../../teamsapp/approvals/conditionWords';
import type { StageCondition, StageRule } from '../../../teamsapp/settings/settings';

const aRule = (over: Partial<StageRule> = {}): StageRule => ({
  name: 'Finance check',
  body: { role: 'commissioner' },
  quorum: 1,
  waitingDays: 3,
  ...over,
});
const [megan, tom] = [
  { id: 'm', name: 'Megan Ashworth' },
  { id: 't', name: 'Tom Hale' },
];

describe('saying a condition', () => {
  const cases: [StageCondition, string][] = [
    [{ routes: ['SECTION_19'] }, 'Route is section 19'],
    [{ routes: ['EOTAS_S61', 'ISS'] }, 'Route is EOTAS (section 61) or independent special school'],
    [{ annualCostAbove: 1_000_000 }, 'Costs more than £10,000.00 a year'],
    [{ weeklyCostAbove: 45_050 }, 'Costs more than £450.50 a week'],
    [{ weeksAbove: 1 }, 'Runs for more than 1 school week'],
    [{ weeksAbove: 12 }, 'Runs for more than 12 school weeks'],
    [
      { assurance: ['notAsked', 'expired'] },
      'Assurance of the provider is not asked for or expired',
    ],
    [{ offContract: true }, 'Off contract'],
    [{ unregistered: true }, 'Provider is not registered as a school'],
    [{ illegalSchoolConcern: true }, 'Possible concern about an unregistered school'],
    [{ residential: true }, 'Residential'],
    [{ retrospective: true }, 'Logged after its first day'],
    [{ restrictedChild: true }, 'Child is restricted'],
  ];

  test.each(cases)('%j is "%s"', (condition, words) => {
    expect(conditionWords(condition)).toBe(words);
  });

  test('all that it names is said, in one order however it is stored', () => {
    const words = 'Costs more than £1.00 a year and off contract';
    expect(conditionWords({ offContract: true, annualCostAbove: 100 })).toBe(words);
    expect(conditionWords({ annualCostAbove: 100, offContract: true })).toBe(words);
  });

  test('a limit that was left blank is no figure', () => {
    expect(conditionWords({ annualCostAbove: null })).toBe(
      'Costs more a year than a limit that is not set',
    );
  });
});

describe('saying a stage', () => {
  test('without conditions it is for any package', () => {
    expect(stageWords(aRule({ body: { role: 'manager', ofTeam: 'package' } }))).toEqual({
      name: 'Finance check',
      when: ['Any package'],
      who: 'Team Manager of the package’s team',
      howLong: '3 working days',
      also: [],
      warnings: [],
    });
  });

  test('each condition that is enough is a line of its own', () => {
    const when = [{ offContract: true }, { residential: true }] as const;
    expect(stageWords(aRule({ when })).when).toEqual(['Off contract', 'Residential']);
  });

  test('named people, a number of them, and a group by its name', () => {
    const who = (over: Partial<StageRule>) => stageWords(aRule(over)).who;
    expect(who({ body: { people: [megan, tom] } })).toBe('Megan Ashworth or Tom Hale');
    expect(who({ body: { people: [megan, tom] }, quorum: 2 })).toBe(
      'Megan Ashworth or Tom Hale, 2 approvals',
    );
    expect(who({ body: { groupId: 'g', groupName: 'SEN Resource Panel' } })).toBe(
      'The group SEN Resource Panel',
    );
    expect(who({})).toBe('Any Commissioner');
  });

  test('what else is asked of it', () => {
    const rule = aRule({ beside: true, differentPerson: true, escalateTo: { people: [tom] } });
    expect(stageWords({ ...rule, waitingDays: 1 })).toMatchObject({
      howLong: '1 working day',
      also: [
        'at the same time as the stage before',
        'by nobody who decided another stage',
        'when late, Tom Hale is told',
      ],
    });
  });

  test('a blank limit is warned about', () => {
    expect(stageWords(aRule({ when: [{ weeksAbove: null }] })).warnings).toEqual([
      'No limit is set for the number of school weeks: this condition holds for no package until you set one.',
    ]);
  });
});
