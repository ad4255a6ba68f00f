import type { Card } from '../../teamsapp/app';
import type { Links } from '../links';
import { openPage } from './buttons';
import { card, header, line } from './elements';

/** What the post of a request may still say when its child has become restricted. */
export interface RedactedPost {
  approvalId: number;
  packageReference: string;
  isWaiting: boolean;
}

/**
 * The post of a request whose child a channel may know nothing of: which package, and where to
 * look. No reference of the child, provider, money, question or person, and nothing redraws it.
 */
export function redactedPostCard(post: RedactedPost, links: Links): Card {
  const { approvalId, packageReference, isWaiting } = post;
  const what = isWaiting ? 'decide in the tab' : 'see it in the tab';
  return card({
    speak: `${packageReference}: ${what}.`,
    body: [
      header(
        links,
        { name: 'view', says: 'Shown in the tab only' },
        'Shown in the tab only',
        `${packageReference} · ${what}`,
      ),
      line('Those who may see this request find it under Approvals.', { isSubtle: true }),
    ],
    actions: [openPage('Open approvals', links.approval(approvalId))],
  });
}
