import type { Cards } from '../../teamsapp/app';
import type { Links } from '../links';
import { postedApprovalCard } from './postedApproval';

/** Draws the bot's cards for readers outside Teams: the tab shows a post as it stands in the channel. */
export function createCards(links: Links): Cards {
  return { postedApproval: (posted) => postedApprovalCard(posted, links) };
}
