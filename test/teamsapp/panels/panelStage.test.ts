import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { approvalPage } from '../../../teamsapp/approvals/approvalView';
import { decide } from '../../../teamsapp/approvals/decide';
import { countWaitingFor, findApprovals } from '../../../teamsapp/approvals/findApprovals';
import { readSetting } from '../../../teamsapp/settings/shapes';
import { carol, megan } from '../../support/build';
import { refusalOf } from '../approvals/deciding';
import { aPanelRequest, nadia, panelApp, resourcePanel } from './sittings';

const single = {
  approvalId: 2207,
  stageId: 's1',
  seen: 1,
  verdict: 'approve' as const,
  note: '',
};
const sentence = 'The SEN Resource Panel decides this in its meeting.';

describe('a stage whose body is a panel', () => {
  test.each([megan, carol, nadia])('is not decided by a press of $name', async (member) => {
    const app = panelApp();
    const refusal = await refusalOf(decide(app, member, single));
    expect(refusal).toMatchObject({ code: 'notAllowed', message: sentence });
    expect(app.approvals.writes()).toBe(0);
  });

  test('takes no question by a press either', async () => {
    const asking = { approvalId: 2207, stageId: 's1', seen: 1, question: 'Which days?' };
    const refusal = await refusalOf(askForInformation(panelApp(), megan, asking));
    expect(refusal.message).toBe(sentence);
  });

  test('does not count as waiting for a member, who sees it among the others', async () => {
    const app = panelApp();
    expect(await countWaitingFor(app, nadia)).toBe(0);
    const found = await findApprovals(app, nadia, { view: 'others' });
    expect(found.rows.map(({ id }) => id)).toEqual([2207]);
  });

  test('says on the page that the panel decides it, and offers nobody a decision', async () => {
    const page = await approvalPage(panelApp(), carol, 2207);
    expect(page.abilities).toMatchObject({ decide: [], ask: [], refer: [] });
    expect(page.whoDecides).toBe(sentence);
    expect(page.approval.stages[0]?.whoDecides).toEqual(['SEN Resource Panel']);
  });

  test('keeps a restricted child from members outside its team', async () => {
    const { children } = panelApp();
    const app = panelApp({
      children: children.all().map((child) => ({ ...child, restricted: true })),
      approvals: [aPanelRequest()],
    });
    expect(await refusalOf(approvalPage(app, nadia, 2207))).toMatchObject({ code: 'notFound' });
  });
});

describe('the setting of panels', () => {
  test('takes a panel whose quorum its members can meet', () => {
    expect(readSetting('panels', [resourcePanel])).toEqual({ value: [resourcePanel] });
  });

  test('refuses a quorum of more members than it has, each counted once', () => {
    const twice = { ...resourcePanel, members: [resourcePanel.chair], quorum: 3 };
    expect(readSetting('panels', [twice])).toMatchObject({
      fault: expect.stringContaining('more members present than it has') as string,
    });
  });

  test('refuses two panels of the same id', () => {
    expect(readSetting('panels', [resourcePanel, resourcePanel])).toHaveProperty('fault');
  });

  test('lets a stage name a panel as its body', () => {
    const stage = { name: 'Panel', body: { panel: 'resource' }, quorum: 1, waitingDays: 10 };
    expect(readSetting('approvalRules', { stages: [stage] })).toHaveProperty('value');
  });
});
