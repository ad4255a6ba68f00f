import type { App } from '../teamsapp/app';
import { currentStage } from '../teamsapp/approvals/stages';
import { notPosted } from '../teamsapp/notices/waitingNotices';
import { setting } from '../teamsapp/settings/inForce';
import type { BotParts } from './asking';
import { welcomeChannelCard, welcomePersonalCard } from './cards/helpCards';
import { welcomeExamples } from './commands/help';
import { cardReply, noReply, type Reply, type Turn } from './turn';

/** The first card where the bot was added. A group chat gets none: it is for nobody in particular. */
export function welcome({ app, links }: BotParts, turn: Turn): Reply {
  if (turn.conversationType === 'channel') {
    return cardReply(welcomeChannelCard(stagesWaiting(app), links));
  }
  if (turn.conversationType === 'groupChat') return noReply;
  const firstName = turn.name.split(' ')[0] ?? '';
  return cardReply(welcomePersonalCard({ firstName, examples: welcomeExamples }, links));
}

/** Every stage that can have a channel, with how many requests wait for one. */
function stagesWaiting(app: App): { name: string; waiting: number }[] {
  const waiting = notPosted(app).flatMap((approval) => currentStage(approval)?.rule.name ?? []);
  return setting(app, 'approvalRules').stages.map(({ name }) => ({
    name,
    waiting: waiting.filter((stageName) => stageName === name).length,
  }));
}
