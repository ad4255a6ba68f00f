import type { App } from '../app';
import type { Actor } from '../people/actor';
import { ownDraft } from './draftRows';

/**
 * Deletes a draft; one that is gone already is no error. What was saved from it stays. Throws
 * `notAllowed` for anybody but the writer.
 */
export async function discardDraft(
  app: App,
  actor: Actor,
  { draftId }: { draftId: string },
): Promise<void> {
  const draft = await ownDraft(app, actor, draftId);
  if (draft) await app.drafts.remove(draft);
}
