import type { App } from '../app';
import type { Person } from '../common/event';
import { setting } from '../settings/inForce';
import type { Approval, PostedApproval, Snapshot } from './approval';
import { currentSeen } from './currentSeen';
import { clockTitle } from './dutyConcerns';
import { reasonLabel, teamName } from './facts';
import { packageIdOf, packageOf, referenceOf, routeWords } from './requestWords';
import { childOf } from './seeApproval';
import { currentStages } from './stages';
import { deciders } from './whoDecides';

/** The most people whom a post is redrawn for. Source: the platform's limit for a card's refresh. */
const decidersAtMost = 60;

/**
 * What an approval's post in a channel shows: true for everyone who reads there.
 *
 * The council's reference, the provider and the money; initials, the legal ground and the
 * objectives only where the council switched initials on for channels. Nobody is listed as
 * decider while a question waits or when it is decided.
 */
export async function postedApproval(app: App, approval: Approval): Promise<PostedApproval> {
  const people = await decidersOfAll(app, approval);
  const isOutspoken = setting(app, 'council').initialsInChannels;
  const legalRoute = packageOf(app, approval)?.legalRoute;
  const reason = isOutspoken ? packageOf(app, approval)?.reason : undefined;
  return {
    approvalId: approval.id,
    packageId: packageIdOf(app, approval),
    packageReference: referenceOf(app, approval),
    state: approval.state,
    kind: approval.kind,
    requester: approval.requester,
    teamName: teamName(app, approval.team),
    child: childWords(app, approval, isOutspoken),
    snapshot: isOutspoken ? approval.snapshot : withoutReasons(approval.snapshot),
    route: legalRoute === undefined ? 'a route that is not known' : routeWords(legalRoute, reason),
    stages: approval.stages,
    deciders: people.slice(0, decidersAtMost),
    seen: currentSeen(app, approval),
  };
}

/** Those who may decide any of the stages that wait side by side. */
async function decidersOfAll(app: App, approval: Approval): Promise<readonly Person[]> {
  const open = currentStages(approval).filter(({ state }) => state === 'open');
  const people = await Promise.all(open.map((stage) => deciders(app, approval, stage)));
  return [...new Map(people.flat().map((person) => [person.id, person])).values()];
}

function childWords(app: App, approval: Approval, isOutspoken: boolean): string {
  const { childReference } = approval.snapshot;
  const child = childOf(app, approval);
  return isOutspoken && child && !child.restricted
    ? `${childReference} (${child.initials})`
    : childReference;
}

/** Why a child is not in school, and what is hoped for, is for those who decide. */
function withoutReasons(snapshot: Snapshot): Snapshot {
  const facts = snapshot.facts.filter(({ label }) => label !== reasonLabel);
  const concerns = snapshot.concerns.filter(({ title }) => title !== clockTitle);
  const shown: Snapshot = { ...snapshot, facts, concerns };
  delete shown.reason;
  delete shown.objectives;
  return shown;
}
