import { today, longDay } from '../../teamsapp/common/dates';
import { stopUsingChannel, useChannel } from '../../teamsapp/settings/useChannel';
import type { Asking } from '../asking';
import { channelConfirmedCard } from '../cards/helpCards';
import { conversationKey } from '../conversations';
import { cardReply, messageReply, type Reply } from '../turn';

const onlyInChannels =
  'Write this in the channel that you mean, beginning with @Education Packages.';

/** Makes this channel the one for a stage: administrators, in a channel. */
export async function useHere(
  asking: Asking,
  { stageWords }: { stageWords: string },
): Promise<Reply> {
  const { app, actor, turn, links } = asking;
  if (turn.conversationType !== 'channel') return messageReply(onlyInChannels);
  const used = await useChannel(app, actor, {
    stageWords,
    conversationKey: conversationKey(turn),
    channelName: turn.channelName ?? nameKept(asking) ?? 'this channel',
  });
  const on = longDay(today(app.clock));
  return cardReply(channelConfirmedCard({ ...used, by: actor.name, on }, links));
}

/** Frees this channel from every stage. */
export async function stopHere({ app, actor, turn }: Asking): Promise<Reply> {
  if (turn.conversationType !== 'channel') return messageReply(onlyInChannels);
  const { stageNames } = await stopUsingChannel(app, actor, {
    conversationKey: conversationKey(turn),
  });
  return messageReply(
    `This channel is no longer used for ${stageNames.join(', ')}. What is posted here stays and is kept up to date.`,
  );
}

function nameKept({ app, turn }: Asking): string | undefined {
  return app.conversations.findByKey(conversationKey(turn))?.name || undefined;
}
