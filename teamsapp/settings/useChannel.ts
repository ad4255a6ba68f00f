import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import { administrators } from './bodies';
import { changeSetting } from './changeSetting';
import { bindingFor } from './channels';
import { setting } from './inForce';
import type { ChannelBinding } from './settings';
import { stageNamed } from './stageNamed';

export interface UseChannelInput {
  /** A stage by its name or part of it, with a team where only its packages are meant. */
  stageWords: string;
  conversationKey: string;
  channelName: string;
}

export interface ChannelUsed {
  /** "Team Manager", or "Team Manager of SEND". */
  stageName: string;
  /** How many cards wait to be posted there. */
  waiting: number;
}

/**
 * Makes a channel the one that a stage's cards are posted into, and then brings the posts of the
 * waiting requests up to date, oldest first. Said again for the same channel it changes nothing.
 *
 * Throws `notAllowed` with an administrator's name for everybody else, `invalid` when the words
 * fit no stage or more than one, `conflict` when others set channels at the same moment.
 */
export async function useChannel(
  app: App,
  actor: Actor,
  input: UseChannelInput,
): Promise<ChannelUsed> {
  await refuseOthers(app, actor);
  const { stageName, team } = stageNamed(
    input.stageWords,
    setting(app, 'approvalRules').stages.map(({ name }) => name),
    setting(app, 'teams'),
  );
  const binding: ChannelBinding = {
    stageName,
    ...(team && { team: team.id }),
    conversationKey: input.conversationKey,
    channelName: input.channelName,
    by: { id: actor.id, name: actor.name },
  };
  await changeSetting(app, actor, 'channels', (channels) => withBinding(channels, binding));
  const waiting = waitingIn(app, binding);
  app.afterwards(`channel:${input.conversationKey}`, () => bringUpToDate(app, waiting));
  const waitingCards = waiting.filter(({ id }) => !isPosted(app, id));
  return {
    stageName: team ? `${stageName} of ${team.name}` : stageName,
    waiting: waitingCards.length,
  };
}

/**
 * Frees a channel from every stage; posts that are already there stay and are kept true.
 *
 * Throws `notAllowed` for everybody but administrators, `invalid` when no stage used it.
 */
export async function stopUsingChannel(
  app: App,
  actor: Actor,
  input: { conversationKey: string },
): Promise<{ stageNames: readonly string[] }> {
  await refuseOthers(app, actor);
  const isHere = (binding: ChannelBinding) => binding.conversationKey === input.conversationKey;
  const stageNames = setting(app, 'channels')
    .filter(isHere)
    .map(({ stageName }) => stageName);
  if (stageNames.length === 0) {
    throw new AppError('invalid', 'No stage uses this channel. Nothing was changed.');
  }
  await changeSetting(app, actor, 'channels', (channels) => channels.filter((one) => !isHere(one)));
  return { stageNames: [...new Set(stageNames)] };
}

async function refuseOthers(app: App, actor: Actor): Promise<void> {
  if (may(actor, 'administer')) return;
  const [first] = await administrators(app);
  const ask = first ? ` Ask ${first.name}.` : '';
  throw new AppError(
    'notAllowed',
    `Only an Education Packages administrator can set a channel.${ask}`,
  );
}

function withBinding(
  channels: readonly ChannelBinding[],
  binding: ChannelBinding,
): readonly ChannelBinding[] {
  const isSamePlace = (one: ChannelBinding) =>
    one.stageName === binding.stageName && one.team === binding.team;
  const isSet = channels.some(
    (one) =>
      isSamePlace(one) &&
      one.conversationKey === binding.conversationKey &&
      one.channelName === binding.channelName,
  );
  return isSet ? channels : [...channels.filter((one) => !isSamePlace(one)), binding];
}

/** The waiting requests whose cards belong into the channel, oldest first. */
function waitingIn(app: App, binding: ChannelBinding): readonly Approval[] {
  const channels = setting(app, 'channels');
  return app.approvals
    .all()
    .filter((approval) => {
      const open = approval.stages.find(
        ({ state }) => state === 'open' || state === 'informationRequested',
      );
      const isWaiting = approval.state === 'open' || approval.state === 'informationRequested';
      if (!open || !isWaiting || open.rule.name !== binding.stageName) return false;
      const bound = bindingFor(channels, binding.stageName, approval.team);
      return bound?.conversationKey === binding.conversationKey;
    })
    .sort((a, b) => a.id - b.id);
}

function isPosted(app: App, approvalId: number): boolean {
  return postOf(app, approvalId)?.state === 'posted';
}

async function bringUpToDate(app: App, approvals: readonly Approval[]): Promise<void> {
  for (const { id } of approvals) {
    // What the platform refused here before is tried once more: somebody has just spoken here.
    const post = postOf(app, id);
    if (post?.state === 'failed') await app.notices.change(post, { state: 'waiting' });
    await app.notifier.bringUpToDate(id);
  }
}

/** The channel's post alone: what people were told about the request is not sent again. */
function postOf(app: App, approvalId: number) {
  return app.notices
    .all()
    .find((notice) => notice.kind === 'approvalPosted' && notice.approvalId === approvalId);
}
