import type { Stage } from '../../../teamsapp/approvals/approval';
import { deciders, whoDecides } from '../../../teamsapp/approvals/whoDecides';
import { appWith } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aStage,
  megan,
  priya,
  sam,
  tom,
  uuid,
} from '../../support/build';

const people = ['Ann Frey', 'Bo Lind', 'Cy Dorn', 'Di Eck', 'Ed Fane'].map((name, index) =>
  anActor({ id: uuid(700 + index), name, roles: ['staff'], teams: ['inclusion'] }),
);
const panelOf = (count: number, quorum = 1): Stage =>
  aStage({
    rule: { name: 'Panel', body: { people: people.slice(0, count) }, quorum, waitingDays: 5 },
  });
const sentence = (stage: Stage, state: 'open' | 'declined' = 'open') =>
  whoDecides(appWith({ children: [aChild()] }), anApproval({ state, stages: [stage] }), stage);

describe('saying who decides', () => {
  test.each([
    [panelOf(1), 'Ann Frey decides by 26 November 2026.'],
    [panelOf(3), 'Ann Frey, Bo Lind or Cy Dorn decides by 26 November 2026.'],
    [panelOf(5), 'Ann Frey, Bo Lind or one of 3 others decides by 26 November 2026.'],
    [panelOf(3, 2), '2 of Ann Frey, Bo Lind and Cy Dorn decide by 26 November 2026.'],
    [panelOf(5, 2), '2 of Ann Frey, Bo Lind and 3 others decide by 26 November 2026.'],
  ])('names at most three people', async (stage, words) => {
    expect(await sentence(stage)).toBe(words);
  });

  test('says nothing when nobody decides any more', async () => {
    expect(await sentence({ ...panelOf(1), state: 'declined' }, 'declined')).toBe('');
  });
});

describe('listing the deciders of a stage', () => {
  const idsOf = async (stage: Stage, child = aChild()) => {
    const app = appWith({ children: [child], people: [priya, megan, tom, sam] });
    return (await deciders(app, anApproval({ stages: [stage] }), stage)).map(({ id }) => id);
  };
  const body = { people: [priya, megan, tom, sam].map(({ id, name }) => ({ id, name })) };
  const stage = aStage({ rule: { name: 'Panel', body, quorum: 2, waitingDays: 5 } });

  test('leaves out the requester', async () => {
    expect(await idsOf(stage)).toEqual([megan.id, tom.id, sam.id]);
  });

  test('leaves out those who answered already', async () => {
    const by = { id: tom.id, name: tom.name };
    const at = '2026-11-24T09:00:00.000Z';
    const decisions = [{ by, verdict: 'approve' as const, note: '', at }];
    expect(await idsOf({ ...stage, decisions })).toEqual([megan.id, sam.id]);
  });

  test('of a restricted child leaves out those who may not know it', async () => {
    expect(await idsOf(stage, aChild({ restricted: true }))).toEqual([megan.id, sam.id]);
  });

  test('a role of the package’s team is both', async () => {
    expect(await idsOf(aStage())).toEqual([megan.id]);
  });

  test('a group is its members', async () => {
    const app = appWith({ children: [aChild()], groups: { panel: [tom, megan] } });
    const group = aStage({
      rule: {
        name: 'Panel',
        body: { groupId: 'panel', groupName: 'SEND Panel' },
        quorum: 1,
        waitingDays: 5,
      },
    });
    const found = await deciders(app, anApproval({ stages: [group] }), group);
    expect(found.map(({ name }) => name)).toEqual(['Megan Ashworth', 'Tom Hale']);
  });

  test('nobody holds a role whose group is not set', async () => {
    const app = appWith({ children: [aChild()], settings: { roles: {} } });
    expect(await deciders(app, anApproval(), aStage())).toEqual([]);
  });
});
