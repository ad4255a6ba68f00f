import type { Me } from '../api/contract';
import type { App } from '../app';
import { countWaitingFor } from '../approvals/findApprovals';
import { today } from '../common/dates';
import { noticeWarnings } from '../notices/noticeWarnings';
import { seesAnyPanel } from '../panels/seeMeeting';
import { setting } from '../settings/inForce';
import { termWeek } from '../settings/schoolYear';
import { damageWarnings } from '../settings/damageWarnings';
import { setupWarnings } from '../settings/setupWarnings';
import type { Actor, Role } from './actor';
import { myViews } from './myViews';
import { may } from './permissions';

/** What a role is called beside a person's name, the most telling one first. */
const roleTitles: readonly (readonly [Role, string])[] = [
  ['administrator', 'Administrator'],
  ['manager', 'Team Manager'],
  ['commissioner', 'Commissioner'],
  ['safeguarding', 'Safeguarding'],
  ['staff', 'Staff'],
  ['schoolReader', 'School'],
];

/**
 * Who is asking, with what he or she may do, what waits, which rows cannot be read, and for an
 * administrator what is still to be set up.
 */
export async function me(app: App, actor: Actor, localMode: boolean): Promise<Me> {
  const day = today(app.clock);
  const allTeams = setting(app, 'teams').map(({ id, name }) => ({ id, name }));
  return {
    person: { id: actor.id, name: actor.name },
    initials: initialsOf(actor.name),
    title: personTitle(app, actor),
    roles: [...actor.roles],
    teams: allTeams.filter(({ id }) => actor.teams.includes(id)),
    council: setting(app, 'council').name,
    termWeek: termWeek(setting(app, 'calendar'), day),
    today: day,
    localMode,
    approvalsWaiting: actor.isGuest ? 0 : await countWaitingFor(app, actor),
    abilities: abilitiesOf(app, actor),
    allTeams: actor.isGuest ? [] : allTeams,
    lots: setting(app, 'lots').map(({ code, name }) => ({ code, name })),
    views: myViews(app, actor),
    warnings: [
      ...(may(actor, 'seePackages') ? damageWarnings(app) : []),
      ...(may(actor, 'administer') ? [...(await setupWarnings(app)), ...noticeWarnings(app)] : []),
    ],
  };
}

/** The person's part in the council in a few words: "Team Manager, SEND team". */
export function personTitle(app: App, actor: Actor): string {
  const role = roleTitles.find(([one]) => actor.roles.includes(one))?.[1] ?? 'No role yet';
  const teams = setting(app, 'teams').filter(({ id }) => actor.teams.includes(id));
  return [role, ...teams.map(({ name }) => name)].join(', ');
}

function abilitiesOf(app: App, actor: Actor): Me['abilities'] {
  return {
    seePackages: may(actor, 'seePackages'),
    logPackage: may(actor, 'logPackage'),
    addChild: may(actor, 'addChild'),
    seeApprovals: may(actor, 'seeApprovals'),
    seePanels: seesAnyPanel(actor, setting(app, 'panels')),
    changeProviders: may(actor, 'changeProviders'),
    importProviders: may(actor, 'importProviders'),
    seePrices: may(actor, 'seePrices'),
    exportPersonalData: may(actor, 'exportPersonalData'),
    administer: may(actor, 'administer'),
  };
}

/** First letters of the first and last word of a name, "PN". */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => (word ?? '').charAt(0).toUpperCase()).join('');
}
