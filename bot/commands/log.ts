import type { LogReading } from '../../teamsapp/lines/reading';
import { nameSentence } from '../../teamsapp/lines/readLogLine';
import { discardDraft } from '../../teamsapp/packages/discardDraft';
import { startDraft } from '../../teamsapp/packages/startDraft';
import type { Asking } from '../asking';
import { draftCard } from '../drafts';
import { messageReply, type Reply } from '../turn';

/** A line of `log`: a draft, shown on the check card or the form. A possible name is kept nowhere. */
export async function logLine(asking: Asking, { log }: { log: LogReading }): Promise<Reply> {
  if (log.nameSuspected) return messageReply(nameSentence);
  const { app, actor, turn } = asking;
  return draftCard(asking, await startDraft(app, actor, { line: turn.text ?? '' }));
}

/** A draft like an earlier package, with what the line changes. */
export async function logLike(
  asking: Asking,
  { packageId, log }: { packageId: number; log: LogReading },
): Promise<Reply> {
  if (log.nameSuspected) return messageReply(nameSentence);
  const { app, actor, turn } = asking;
  const line = turn.text ?? '';
  return draftCard(asking, await startDraft(app, actor, { like: packageId, line }));
}

/** Discards the newest draft of the one who asks. */
export async function cancel({ app, actor }: Asking): Promise<Reply> {
  const mine = app.drafts.all().filter(({ writerId }) => writerId === actor.id);
  const newest = [...mine].sort((a, b) => b.id - a.id)[0];
  if (!newest) return messageReply('There is nothing to discard. Nothing was changed.');
  await discardDraft(app, actor, { draftId: newest.requestKey });
  return messageReply('Discarded. Nothing was saved.');
}
