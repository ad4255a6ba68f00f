import { PostRefused, type Poster } from '../../bot/turn';
import { asked, type Process, written } from './process';

/** A post as the channel shows it now. */
export interface Post {
  activityId: string;
  text: string;
}

/** What happens to a send: a status that the platform answers, or an answer that got lost. */
export type SendFault = 200 | 403 | 404 | 413 | 429 | 502 | 'lost';

/** The one channel of the council, which outlives every process. */
export interface Channel {
  posts: Map<string, Post>;
  /** What happens to the next sends, in order. */
  faults: SendFault[];
}

/** One process's way into the channel: a card that reaches it is a write like any other. */
export function posterInto(channel: Channel, process: Process): Poster {
  const { posts, faults } = channel;
  const refuse = (fault: SendFault | undefined) => {
    if (fault === undefined || fault === 200 || fault === 'lost') return;
    throw new PostRefused(fault, fault === 429 ? 1 : undefined);
  };
  return {
    async post(_reference, card) {
      const fault = faults.shift();
      await asked(process, () => {
        refuse(fault);
      });
      const activityId = `post-${String(posts.size + 1)}`;
      await written(process, () => posts.set(activityId, { activityId, text: textOf(card) }));
      if (fault === 'lost') throw new PostRefused(504);
      return { activityId };
    },
    async edit(_reference, activityId, card) {
      const fault = faults.shift();
      await asked(process, () => {
        refuse(fault);
        if (!posts.has(activityId)) throw new PostRefused(404);
      });
      await written(process, () => posts.set(activityId, { activityId, text: textOf(card) }));
      if (fault === 'lost') throw new PostRefused(504);
    },
  };
}

function textOf(card: object): string {
  return JSON.stringify(card);
}
