import type { Asking } from '../asking';
import { noteCard } from '../cards/errorCards';
import { useHere } from '../commands/channel';
import { cardReply, type Reply } from '../turn';

/** Uses this channel for the stage that was chosen on the welcome card. */
export async function useChosen(asking: Asking, { stage }: { stage: string }): Promise<Reply> {
  return useHere(asking, { stageWords: stage });
}

/** Leaves the channel as it is, and says how to set it later. */
export function notNow({ links }: Asking): Promise<Reply> {
  return Promise.resolve(
    cardReply(
      noteCard(
        {
          icon: 'hello',
          says: 'Not now',
          small: 'Education Packages was added here',
          heading: 'Nothing is posted here',
          sentences: [
            'To change that later, an administrator writes: @Education Packages use this channel for Team Manager',
          ],
        },
        links,
      ),
    ),
  );
}
