import { ruleFaults } from '../../../teamsapp/settings/ruleFaults';
import type { StageRule } from '../../../teamsapp/settings/settings';

const aRule = (over: Partial<StageRule> = {}): StageRule => ({
  name: 'Team Manager',
  body: { role: 'manager' },
  quorum: 1,
  waitingDays: 2,
  ...over,
});
const faultsOf = (...stages: StageRule[]) => ruleFaults({ stages });
const when = [{ offContract: true as const }];

describe('saying what keeps rules from being published', () => {
  test('nothing where every package has somebody who decides', () => {
    expect(faultsOf(aRule(), aRule({ name: 'Finance', when }))).toEqual([]);
  });

  test.each<[string, StageRule[], string]>([
    ['no stage', [], 'Add a stage: every package is decided by somebody.'],
    [
      'a stage without a name',
      [aRule({ name: ' ' })],
      'Stage 1 has no name. Say what people call it.',
    ],
    [
      'two of one name',
      [aRule(), aRule()],
      'Two stages are called Team Manager. Give one of them another name.',
    ],
    [
      'none that every package passes',
      [aRule({ when })],
      'Every stage has conditions. Let one stage be for every package.',
    ],
    [
      'nobody to decide',
      [aRule({ body: { people: [] } })],
      'Nobody is chosen to decide Team Manager. Choose who decides.',
    ],
    [
      'nobody to tell',
      [aRule({ escalateTo: { people: [] } })],
      'Nobody is chosen to be told when Team Manager is late. Choose somebody, or leave it to the administrators.',
    ],
    [
      'fewer people than approvals',
      [aRule({ quorum: 2, body: { people: [{ id: 'm', name: 'Megan Ashworth' }] } })],
      'Team Manager needs 2 approvals, but fewer people are named. Name more people, or ask for fewer approvals.',
    ],
    [
      'a first stage beside another',
      [aRule({ beside: true })],
      'Team Manager is first, so it cannot open beside another.',
    ],
    [
      'a wait of more than a year',
      [aRule({ waitingDays: 261 })],
      'Team Manager waits for more than a year. Enter fewer days.',
    ],
    [
      'a name too long for a card',
      [aRule({ name: 'x'.repeat(61) })],
      `Shorten the name ${'x'.repeat(61)} to 60 characters.`,
    ],
  ])('%s', (_, stages, sentence) => {
    expect(faultsOf(...stages)).toEqual([sentence]);
  });
});
