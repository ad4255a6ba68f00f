import type { PackageFormJson } from '../api/contract';
import type { App } from '../app';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { checkPackage } from './checkPackage';
import { addDraft, ownDraft } from './draftRows';
import { cleanForm } from './packageForm';
import type { CheckedDraft } from './startDraft';

/**
 * Keeps the form as it is now in the draft and checks it. A draft whose seven days are over is
 * begun again under its key, so that an old form card still saves once. Throws `notAllowed` for
 * anybody but the writer.
 */
export async function checkDraft(
  app: App,
  actor: Actor,
  { draftId, form: json }: { draftId: string; form: PackageFormJson },
): Promise<CheckedDraft> {
  mayOrThrow(actor, 'logPackage');
  const kept = await ownDraft(app, actor, draftId);
  const check = checkPackage(app, actor, json, {
    ...(kept && { remarks: kept.remarks }),
    requestKey: draftId,
  });
  const form = cleanForm(check.form);
  const draft = kept
    ? await app.drafts.change(kept, { form, remarks: [] })
    : await addDraft(app, actor, { draftId, form, remarks: [] });
  return { draft, check };
}
