import type { App } from '../../../teamsapp/app';
import type { Approval, Stage } from '../../../teamsapp/approvals/approval';
import type { DecideItemInput } from '../../../teamsapp/panels/decideItem';
import { decideItem } from '../../../teamsapp/panels/decideItem';
import type { Meeting } from '../../../teamsapp/panels/meeting';
import { openMeeting } from '../../../teamsapp/panels/openMeeting';
import { planMeeting } from '../../../teamsapp/panels/planMeeting';
import type { Panel } from '../../../teamsapp/settings/settings';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  carol,
  dee,
  everybody,
  megan,
  priya,
  ruth,
  tom,
} from '../../support/build';

/** Educational psychologist, a member without a role of the app. */
export const nadia = anActor({ id: 'nadia', name: 'Nadia Frost', roles: [], teams: [] });

/** The SEN Resource Panel: Megan chairs, Tom is her deputy, Carol, Nadia and Priya are members. */
export const resourcePanel: Panel = {
  id: 'resource',
  name: 'SEN Resource Panel',
  chair: personOf(megan),
  deputyChair: personOf(tom),
  members: [personOf(carol), personOf(nadia), personOf(priya)],
  quorum: 3,
  canDecide: 'chair',
};

export const meetingDay = '2026-11-24';

export function aPanelStage(over: Partial<Stage> = {}): Stage {
  return aStage({
    id: 's1',
    rule: {
      name: 'Resource Panel',
      body: { panel: 'resource' },
      quorum: 1,
      waitingDays: 10,
    },
    dueDate: '2026-12-08',
    ...over,
  });
}

/** A request that waits for the panel; Dee asked for it, unless told otherwise. */
export function aPanelRequest(over: Partial<Approval> = {}): Approval {
  return anApproval({
    requester: personOf(dee),
    stages: [aPanelStage()],
    waitingFor: 'Resource Panel',
    dueDate: '2026-12-08',
    ...over,
  });
}

/** A second one, EP-1043. */
export function anotherRequest(over: Partial<Approval> = {}): Approval {
  return aPanelRequest({ id: 2208, packageId: 1043, ...over });
}

export function panelApp(start: AppStart = {}, panel: Partial<Panel> = {}): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' }), aPackage({ id: 1043, status: 'submitted' })],
    approvals: [aPanelRequest()],
    people: [...everybody, nadia],
    ...start,
    settings: { panels: [{ ...resourcePanel, ...panel }], ...start.settings },
  });
}

/** Everybody of the panel in the room, Megan in the chair, Ruth taking minutes. */
export async function inSession(
  app: TestApp,
  presentIds: readonly string[] = [megan, tom, carol, nadia].map(({ id }) => id),
  chairId: string = megan.id,
): Promise<Meeting> {
  const { id } = await planMeeting(app, megan, { panelId: 'resource', date: meetingDay });
  return openMeeting(app, megan, { meetingId: id, presentIds, chairId, minuteTakerId: ruth.id });
}

export function press(app: App, by: typeof megan, over: Partial<DecideItemInput> = {}) {
  const [meeting] = app.meetings.all();
  return decideItem(app, by, {
    meetingId: meeting?.id ?? 0,
    approvalId: 2207,
    seen: 1,
    verdict: 'approve',
    note: '',
    ...over,
  });
}

export function personOf({ id, name }: { id: string; name: string }) {
  return { id, name };
}
