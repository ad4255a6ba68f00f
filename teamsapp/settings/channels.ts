import type { App } from '../app';
import type { ChannelBinding } from './settings';

/** The binding of a stage for packages of a team: the team's own first, then the stage's. */
export function bindingFor(
  channels: readonly ChannelBinding[],
  stageName: string,
  team: string,
): ChannelBinding | undefined {
  const ofStage = channels.filter((binding) => binding.stageName === stageName);
  return (
    ofStage.find((binding) => binding.team === team) ??
    ofStage.find((binding) => binding.team === undefined)
  );
}

/** Whether the platform said that the channel is gone or that the bot was removed from it. */
export function isGone(app: Pick<App, 'conversations'>, binding: ChannelBinding): boolean {
  return app.conversations.findByKey(binding.conversationKey)?.goneSince !== undefined;
}
