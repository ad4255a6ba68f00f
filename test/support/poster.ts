import { createLinks } from '../../bot/links';
import type { Timing } from '../../bot/pace';
import { PostRefused, type ConversationRef, type Poster } from '../../bot/turn';
import type { Card } from '../../teamsapp/app';

/** A card in a channel, as it shows now. */
export interface Post {
  activityId: string;
  reference: ConversationRef;
  card: Card;
  edits: number;
}

export const testLinks = createLinks({ mode: 'local', base: 'http://127.0.0.1:3978' });

/** Never waits: time stands still but for the waiting itself. */
export function instantTiming(): Timing & { waited: number[] } {
  let now = 0;
  const waited: number[] = [];
  return {
    waited,
    now: () => now,
    wait: (milliseconds) => {
      now += milliseconds;
      waited.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

/** Keeps what is posted and edited; the next sends are refused with the given statuses, in order. */
export function recordingPoster(posts: Post[], refusals: number[]): Poster {
  const refuse = () => {
    const status = refusals.shift();
    if (status !== undefined && status !== 200) throw new PostRefused(status);
  };
  return {
    post: async (reference, card) => {
      await Promise.resolve();
      refuse();
      const activityId = `post-${String(posts.length + 1)}`;
      posts.push({ activityId, reference, card, edits: 0 });
      return { activityId };
    },
    edit: async (_reference, activityId, card) => {
      await Promise.resolve();
      refuse();
      const post = posts.find((one) => one.activityId === activityId);
      if (!post) throw new PostRefused(404);
      post.card = card;
      post.edits += 1;
    },
  };
}
