import type { z } from 'zod';
import type { PackageCheck, PackageFormJson } from '../../teamsapp/api/contract';
import { momentInWords } from '../../teamsapp/common/dates';
import { AppError, type AppErrorCode } from '../../teamsapp/common/errors';
import { checkDraft } from '../../teamsapp/packages/checkDraft';
import { checkPackage } from '../../teamsapp/packages/checkPackage';
import { discardDraft } from '../../teamsapp/packages/discardDraft';
import { ownDraft } from '../../teamsapp/packages/draftRows';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { packagePage } from '../../teamsapp/packages/packageView';
import { startDraft } from '../../teamsapp/packages/startDraft';
import { isShared, type Asking } from '../asking';
import { openPage, press } from '../cards/buttons';
import { noteCard } from '../cards/errorCards';
import { logCheckCard } from '../cards/logCheck';
import { logSavedCard } from '../cards/logSaved';
import { draftCard, formOf, inPlace } from '../drafts';
import { cardReply, type Reply } from '../turn';
import type * as input from './inputs';

type Draft = z.output<typeof input.draft>;
type Saving = z.output<typeof input.saveDraft>;

/** An empty form, or one with the provider chosen. */
export async function start(
  asking: Asking,
  { providerId }: { providerId?: number | undefined },
): Promise<Reply> {
  const { app, actor } = asking;
  const form = providerId === undefined ? {} : { providerId };
  return draftCard(asking, await startDraft(app, actor, { form }), 'form');
}

/** Reads the filled form: the check card when it is complete, else the form with what is wrong. */
export async function check(
  asking: Asking,
  filled: z.output<typeof input.logForm>,
): Promise<Reply> {
  const saved = await savedAlready(asking, filled.draftId);
  if (saved) return saved;
  const { app, actor } = asking;
  const kept = app.drafts.findByKey(filled.draftId)?.form ?? {};
  const form = formOf(filled, kept);
  return draftCard(asking, await checkDraft(app, actor, { draftId: filled.draftId, form }));
}

/** The form again, with everything that is known filled in. */
export async function change(asking: Asking, { draftId }: Draft): Promise<Reply> {
  const saved = await savedAlready(asking, draftId);
  if (saved) return saved;
  return draftCard(asking, await withWords(asking, { draftId }), 'form');
}

/** Saves and asks for approval: once for each draft, however often it is pressed or delivered. */
export async function save(asking: Asking, saving: Saving): Promise<Reply> {
  const { app, actor } = asking;
  const { draftId } = saving;
  // Looked up live when it is not known here: another instance may hold the draft or have saved it.
  if (!app.packages.findByKey(draftId)) await ownDraft(app, actor, draftId);
  // Known already: asked again, so that what a crash left out is completed.
  if (app.packages.findByKey(draftId)) {
    const { educationPackage } = await logPackage(app, actor, { draftId });
    return savedCard(asking, educationPackage.id);
  }
  const form = filledIn(asking, saving);
  const check = checkPackage(app, actor, form, { requestKey: draftId });
  const open = stillOpen(check);
  if (open) {
    await checkDraft(app, actor, { draftId, form });
    return { ...checkAgain(asking, draftId, check, open), refused: 'invalid' };
  }
  try {
    const { educationPackage } = await logPackage(app, actor, { draftId, form });
    return await savedCard(asking, educationPackage.id);
  } catch (error) {
    const canRepeat = error instanceof AppError && repeatable.has(error.code);
    if (!canRepeat) throw error;
    return { ...checkAgain(asking, draftId, check, error.message), refused: error.code };
  }
}

/** Refusals after which the same button on the same card can succeed. */
const repeatable: ReadonlySet<AppErrorCode> = new Set(['invalid', 'unavailable', 'busy']);

/** Keeps the draft for later, with the words that were typed on the check card. */
export async function keep(asking: Asking, saving: Saving): Promise<Reply> {
  const { links, app, actor } = asking;
  await ownDraft(app, actor, saving.draftId);
  await withWords(asking, saving);
  const until = app.drafts.findByKey(saving.draftId)?.expires;
  const when = until ? ` until ${momentInWords(until)}` : '';
  return cardReply(
    noteCard(
      {
        icon: 'form',
        says: 'Kept as a draft',
        small: 'Log a package · draft, not saved',
        heading: 'Kept as a draft',
        sentences: [`I keep it for you${when}. No approval is asked for yet.`],
        buttons: [
          press('Go on', 'logPackage.change', { draftId: saving.draftId }),
          openPage('Open the full form', links.log(saving.draftId)),
        ],
      },
      links,
    ),
  );
}

/** Throws the draft away. What is already saved stays. */
export async function discard(asking: Asking, { draftId }: Draft): Promise<Reply> {
  const { app, actor, links } = asking;
  const saved = await savedAlready(asking, draftId);
  if (saved) return saved;
  await discardDraft(app, actor, { draftId });
  return cardReply(
    noteCard(
      {
        icon: 'withdrawn',
        says: 'Discarded',
        small: 'Log a package',
        heading: 'Discarded',
        sentences: ['Nothing was saved.'],
      },
      links,
    ),
  );
}

/** The saved card when this draft is a package by now: an older card was pressed, or pressed twice. */
async function savedAlready(asking: Asking, draftId: string): Promise<Reply | undefined> {
  const { app, actor } = asking;
  // A draft that is not known here is looked up live, and a package saved elsewhere comes with it.
  if (!app.packages.findByKey(draftId)) await ownDraft(app, actor, draftId);
  const saved = app.packages.findByKey(draftId);
  return saved ? savedCard(asking, saved.id) : undefined;
}

async function savedCard(asking: Asking, packageId: number): Promise<Reply> {
  const { app, actor, links } = asking;
  const page = await packagePage(app, actor, packageId);
  const row = app.packages.find(packageId);
  const at = row?.lastEvent.sequence === 1 ? row.lastEvent.at : undefined;
  const child = isShared(asking) ? (row?.childReference ?? '') : page.package.child;
  const shown = { ...page, package: { ...page.package, child } };
  return cardReply(logSavedCard(shown, at ? momentInWords(at) : page.package.reference, links));
}

/** The draft's form with the words of the check card in it. */
function filledIn({ app }: Asking, { draftId, objectives, suspendedReason }: Saving) {
  const form: PackageFormJson = {
    ...(app.drafts.findByKey(draftId)?.form ?? {}),
    ...(objectives?.trim() && { objectives: objectives.trim().slice(0, 1000) }),
    ...(suspendedReason?.trim() && { suspendedReason: suspendedReason.trim().slice(0, 1000) }),
  };
  return form;
}

/** The draft with the words of the check card kept in it. */
function withWords(asking: Asking, saving: Saving) {
  const { app, actor } = asking;
  return checkDraft(app, actor, { draftId: saving.draftId, form: filledIn(asking, saving) });
}

/** Why it cannot be saved yet, in one sentence; undefined when it can. */
function stillOpen(check: PackageCheck): string | undefined {
  if (check.canAskForApproval) return undefined;
  const first = [...check.faults, ...check.missing][0];
  return first ? `Not saved yet. ${first.sentence}` : 'Not saved yet. Write the objectives first.';
}

function checkAgain(asking: Asking, draftId: string, check: PackageCheck, remark: string): Reply {
  return cardReply(logCheckCard({ draftId, check: inPlace(asking, check), remark }, asking.links));
}
