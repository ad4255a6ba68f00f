import type { Approval } from '../../../teamsapp/approvals/approval';
import { approvalPage, postedApproval } from '../../../teamsapp/approvals/approvalView';
import { decide } from '../../../teamsapp/approvals/decide';
import { newApproval } from '../../../teamsapp/approvals/openApproval';
import type { Child } from '../../../teamsapp/children/child';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import type { Provider } from '../../../teamsapp/providers/provider';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  dee,
  megan,
  priya,
  ruth,
  tom,
  wealdshire,
} from '../../support/build';

const provider = aProvider({ lots: ['2a'], price: 3600, priceUnit: 'hour' });
const educationPackage = aPackage({ status: 'submitted' });
const asked: Approval = {
  ...newApproval(appWith(), { educationPackage, provider, child: aChild(), requester: priya }),
  id: 2207,
  eTag: '1',
  packageId: 1042,
};

function appFor(
  over: {
    approval?: Approval;
    package?: Partial<EducationPackage>;
    provider?: Partial<Provider>;
    child?: Partial<Child>;
  } = {},
  more: AppStart = {},
): TestApp {
  return appWith({
    approvals: [over.approval ?? asked],
    packages: [{ ...educationPackage, ...over.package }],
    providers: [{ ...provider, ...over.provider }],
    children: [aChild(over.child)],
    ...more,
  });
}

describe('opening a request', () => {
  test('an approver may decide and ask', async () => {
    const page = await approvalPage(appFor(), megan, 2207);
    expect(page).toMatchObject({
      abilities: { decide: ['s1'], ask: ['s1'], answer: [] },
      whoDecides: '',
    });
    expect(page.approval).toMatchObject({
      packageReference: 'EP-1042',
      route: 'SECTION_19',
      objectives: 'Attend four sessions in a row.',
      changedSince: [],
      seen: 1,
    });
    expect(page.approval.stages[0]).toMatchObject({
      name: 'Team Manager',
      whoDecides: ['Megan Ashworth'],
      channelMissing: true,
    });
  });

  test('the requester is told who decides', async () => {
    const page = await approvalPage(appFor(), priya, 2207);
    expect(page.abilities.decide).toEqual([]);
    expect(page.whoDecides).toBe(
      'You logged EP-1042, so someone else must decide. Megan Ashworth decides by 3 September 2026.',
    );
  });

  test('a decided request says who decided what and when', async () => {
    const app = appFor();
    await decide(app, megan, {
      approvalId: 2207,
      stageId: 's1',
      seen: 1,
      verdict: 'approveWithConditions',
      note: 'Only until Easter.',
    });
    const page = await approvalPage(app, tom, 2207);
    expect(page.whoDecides).toBe('Megan Ashworth approved this with conditions at 10:00.');
    expect(page.abilities).toMatchObject({ decide: [], ask: [], answer: [], refer: [] });
  });

  test('the requester may answer an open question', async () => {
    const questions = [
      {
        id: 's1q1',
        asked: { by: megan, at: '2026-11-24T09:00:00.000Z', text: 'Which days?' },
      },
    ];
    const waiting = aStage({ state: 'informationRequested', questions });
    const approval = anApproval({ state: 'informationRequested', stages: [waiting] });
    const page = await approvalPage(appFor({ approval }), priya, 2207);
    expect(page.abilities.answer).toEqual(['s1q1']);
    const others = await approvalPage(appFor({ approval }), tom, 2207);
    expect(others.abilities.answer).toEqual([]);
  });

  test('a set channel is not missing', async () => {
    const channels = [
      { stageName: 'Team Manager', conversationKey: 'c', channelName: 'A', by: ruth },
    ];
    const page = await approvalPage(appFor({}, { settings: { channels } }), megan, 2207);
    expect(page.approval.stages[0]?.channelMissing).toBe(false);
  });

  test('what may not be seen and what is not there are refused in the same words', async () => {
    const app = appFor({ child: { restricted: true } });
    const refusals = await Promise.all(
      [2207, 9999].map((id) =>
        approvalPage(app, dee, id).catch((error: unknown) =>
          error instanceof Error ? error.message : '',
        ),
      ),
    );
    expect(refusals[0]).toBe(
      'You cannot see this request. If you work with this child, ask the package’s owner.',
    );
    expect(refusals[1]).toBe(refusals[0]);
  });
});

describe('comparing a request with today', () => {
  const sentences = async (...args: Parameters<typeof appFor>) =>
    (await approvalPage(appFor(...args), megan, 2207)).approval.changedSince;

  test('names changed facts with now and then', async () => {
    expect(await sentences({ package: { hoursPerWeek: 6, wholeCost: 302_400 } })).toEqual([
      'Hours now: 6 hours a week. When this was asked: 4 hours a week.',
      'Whole cost now: £3,024.00. When this was asked: £2,016.00.',
    ]);
  });

  test('names a suspension once, with the fact and its meaning', async () => {
    expect(
      await sentences({ provider: { status: 'suspended', statusSince: '2026-11-20' } }),
    ).toEqual([
      'New since this was asked: Suspended on 20 November 2026. Calm Waters Tuition was suspended on 20 November 2026. Do not place.',
    ]);
  });

  test('names assurance that ran out', async () => {
    expect(await sentences({ provider: { assuranceStatus: 'expired' } })).toEqual([
      'Assurance now: Expired, 1 September 2026. When this was asked: Assured, 1 September 2026.',
      'New since this was asked: No assurance. Calm Waters Tuition had assurance, which has expired.',
    ]);
  });

  test('names changed objectives without repeating them', async () => {
    expect(await sentences({ package: { objectives: 'Something else.' } })).toEqual([
      'The objectives were changed after this was asked.',
    ]);
  });

  test('is silent when the package cannot be read', async () => {
    expect(await sentences({}, { packages: [] })).toEqual([]);
  });
});

describe('posting a request in a channel', () => {
  test('shows the reference, no initials, no ground and no objectives', async () => {
    const app = appFor();
    const posted = await postedApproval(app, asked);
    expect(posted).toMatchObject({
      packageReference: 'EP-1042',
      child: 'AB12',
      route: 'section 19',
      teamName: 'Inclusion',
      deciders: [{ id: megan.id, name: 'Megan Ashworth' }],
    });
    expect(JSON.stringify(posted)).not.toMatch(/J\.K\.|illness|four sessions/i);
  });

  test('shows them where the council switched initials on', async () => {
    const council = { ...wealdshire.council, initialsInChannels: true };
    const posted = await postedApproval(appFor({}, { settings: { council } }), asked);
    expect(posted).toMatchObject({ child: 'AB12 (J.K.)', route: 'section 19 (illness)' });
    expect(posted.snapshot.objectives).toBe('Attend four sessions in a row.');
  });

  test('names nobody as decider when it is decided', async () => {
    const app = appFor();
    const approval = await decide(app, megan, {
      approvalId: 2207,
      stageId: 's1',
      seen: 1,
      verdict: 'approve',
      note: '',
    });
    expect((await postedApproval(app, approval)).deciders).toEqual([]);
  });

  test('names at most sixty deciders', async () => {
    const people = Array.from({ length: 80 }, (_, index) => ({
      id: `p${String(index)}`,
      name: `Person ${String(index)}`,
    }));
    const stage = aStage({
      rule: { name: 'Panel', body: { people }, quorum: 1, waitingDays: 5 },
    });
    const posted = await postedApproval(appFor(), anApproval({ stages: [stage] }));
    expect(posted.deciders).toHaveLength(60);
  });
});
