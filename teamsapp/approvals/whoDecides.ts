import type { App } from '../app';
import { longDay } from '../common/dates';
import type { Person } from '../common/event';
import { closeTo } from '../settings/bodies';
import { isPanelStage, panelNameOf } from '../settings/panels';
import type { StageRule } from '../settings/settings';
import type { Approval, Stage } from './approval';
import { childOf } from './seeApproval';
import { counted, listed } from './requestWords';
import { teamName } from './facts';
import { freeSeats } from './seats';
import { currentStage } from './stages';

const namesAtMost = 3;

/**
 * Everybody who may decide the stage: the free seats of its body, deputies last, and for a
 * restricted child only those who may see it. Nobody for a panel's stage: it decides in its meeting.
 */
export async function deciders(
  app: App,
  approval: Approval,
  stage: Stage,
): Promise<readonly Person[]> {
  if (isPanelStage(stage.rule)) return [];
  const seats = await freeSeats(app, approval, stage);
  const child = childOf(app, approval);
  // A child that cannot be found may be a restricted one of the package's team.
  const isRestricted = child?.restricted ?? true;
  const close = isRestricted ? await closeTo(app, child?.team ?? approval.team) : undefined;
  return seats.map(({ person }) => person).filter(({ id }) => close === undefined || close.has(id));
}

/**
 * Who decides the stage and by when, in one sentence for those who may not: "Tom Hale or Megan
 * Ashworth decides by 27 November 2026." Empty when nobody does any more.
 */
export async function whoDecides(app: App, approval: Approval, stage: Stage): Promise<string> {
  const isClosed = stage.state === 'approved' || stage.state === 'declined';
  if (isClosed || currentStage(approval) === undefined) return '';
  if (isPanelStage(stage.rule)) return panelSentence(app, stage.rule);
  const people = await deciders(app, approval, stage);
  if (people.length === 0) {
    const team = teamName(app, approval.team);
    return `Nobody can decide ${stage.rule.name} for ${team} yet. Ask an Education Packages administrator.`;
  }
  const by = stage.dueDate === undefined ? '' : ` by ${longDay(stage.dueDate)}`;
  const missing = stage.rule.quorum - stage.decisions.length;
  return missing > 1
    ? `${String(missing)} of ${named(people, 'and')} decide${by}.`
    : `${named(people, 'or')} decides${by}.`;
}

/** Who decides a panel's stage, and where: nobody decides it by a press. */
export function panelSentence(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  rule: StageRule,
): string {
  return `The ${panelNameOf(app, rule)} decides this in its meeting.`;
}

function named(people: readonly Person[], last: 'and' | 'or'): string {
  const names = people.map(({ name }) => name);
  if (names.length <= namesAtMost) return listed(names, last);
  const others = counted(names.length - namesAtMost + 1, 'other');
  const rest = last === 'or' ? `one of ${others}` : others;
  return listed([...names.slice(0, namesAtMost - 1), rest], last);
}
