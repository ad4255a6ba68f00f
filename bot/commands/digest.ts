import { setDigest } from '../../teamsapp/notices/setDigest';
import type { Asking } from '../asking';
import { changeDigest } from '../cards/digest';
import { noteCard } from '../cards/errorCards';
import { cardReply, messageReply, type Reply } from '../turn';

const onWords = 'At 08:00 on working days I tell you what waits for you, if anything does.';
const offWords =
  'I send no daily digest any more. I remind you of each request: one working day before its answer is due, and on the day.';

/** Switches the writer's own digest on or off, at once: nobody else is concerned. */
export async function digestLine(
  { app, actor }: Asking,
  { isOn }: { isOn: boolean },
): Promise<Reply> {
  await setDigest(app, actor, { isOn });
  return messageReply(isOn ? onWords : offWords);
}

/** The same by the panel of a digest, with the panel to change it back. */
export async function setAt(
  { app, actor, links }: Asking,
  { at }: { at: '08:00' | 'never' },
): Promise<Reply> {
  const isOn = at !== 'never';
  await setDigest(app, actor, { isOn });
  return cardReply(
    noteCard(
      {
        icon: 'list',
        says: 'Your digest',
        small: 'Your daily digest',
        heading: isOn ? 'Your digest comes at 08:00' : 'Your digest is off',
        sentences: [isOn ? onWords : offWords],
        buttons: [changeDigest(isOn)],
      },
      links,
    ),
  );
}
