import type { App } from '../app';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import type { Approval, Stage } from './approval';
import { currentSeen, hasSeenAnswers } from './currentSeen';
import { whyNotDecider } from './mayDecide';
import { type Seat, seatOf } from './seats';
import { isOver, overWord } from './isOver';
import { packageOf, referenceOf, verdictOn, whenWords } from './requestWords';

/** The longest note, question or answer, in characters. */
export const wordsAtMost = 1000;

const notRecorded = 'Your answer was not recorded.';

/** The stage with the id; throws `notFound` when the approval has none. */
export function stageOrThrow(approval: Approval, stageId: string): Stage {
  const stage = approval.stages.find(({ id }) => id === stageId);
  if (stage) return stage;
  throw new AppError(
    'notFound',
    'This request has no such stage. Open it again to see it as it is.',
  );
}

/** Throws `conflict` with who was faster when the stage, or the whole request, is closed. */
export function refuseClosed(app: App, approval: Approval, stage: Stage): void {
  const reference = referenceOf(app, approval);
  const { actor, at } = approval.lastEvent;
  if (approval.state === 'withdrawn') {
    throw conflict(`${actor.name} withdrew ${reference} ${whenWords(app, at)}. ${notRecorded}`);
  }
  const closed = stage.state === 'approved' || stage.state === 'declined';
  const last = stage.decisions.at(-1);
  if (closed && last) {
    const what = verdictOn(last.verdict, reference);
    throw conflict(`${last.by.name} ${what} ${whenWords(app, last.at)}. ${notRecorded}`);
  }
  const declined = approval.stages.flatMap(({ decisions }) => decisions).at(-1);
  if (approval.state === 'declined' && declined) {
    const what = verdictOn(declined.verdict, reference);
    throw conflict(`${declined.by.name} ${what} ${whenWords(app, declined.at)}. ${notRecorded}`);
  }
  if (stage.state === 'notYet') {
    throw conflict(`${reference} has not reached ${stage.rule.name} yet. ${notRecorded}`);
  }
}

/** The person's seat; throws `notAllowed` with who decides when the person is not one of them. */
export async function seatOrThrow(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
): Promise<Seat> {
  const why = await whyNotDecider(app, actor, approval, stage);
  if (why !== undefined) throw new AppError('notAllowed', why);
  return (await seatOf(app, actor, approval, stage)) ?? { person: actor };
}

/** Throws `conflict` while a question waits for its answer. */
export function refuseWhileAsked(app: App, approval: Approval, stage: Stage): void {
  if (stage.state !== 'informationRequested') return;
  const reference = referenceOf(app, approval);
  const asker = stage.questions.find(({ answered }) => !answered)?.asked.by.name ?? 'Somebody';
  throw conflict(
    `${asker} asked a question about ${reference}. It can be decided when ${approval.requester.name} has answered.`,
  );
}

/** Throws `conflict` when a change is asked of a package that is over. */
export function refuseOver(app: App, approval: Approval): void {
  const educationPackage = approval.change && packageOf(app, approval);
  if (!educationPackage || !isOver(educationPackage)) return;
  const reference = referenceOf(app, approval);
  throw conflict(`${reference} is ${overWord(educationPackage)}. Nobody need decide this change.`);
}

/** Throws `conflict` when a question was answered after the person saw the request. */
export function refuseUnseen(app: App, approval: Approval, seen: number): void {
  if (!hasSeenAnswers(approval, seen)) throw changed(app, approval);
}

/** Throws `conflict` also when package or provider are not as the person saw them. */
export function refuseDrifted(app: App, approval: Approval, seen: number): void {
  if (seen !== currentSeen(app, approval)) throw changed(app, approval);
}

function changed(app: App, approval: Approval): AppError {
  return conflict(
    `${referenceOf(app, approval)} has changed since you saw it. Look at it again before you decide. ${notRecorded}`,
  );
}

/** The words without the space around them; throws `invalid` when they are missing or too long. */
export function wordsOrThrow(words: string, field: string, missing: string | undefined): string {
  const trimmed = words.trim();
  if (trimmed === '' && missing !== undefined) throw new AppError('invalid', missing, field);
  if (trimmed.length <= wordsAtMost) return trimmed;
  const used = trimmed.length.toLocaleString('en-GB');
  throw new AppError(
    'invalid',
    `Use at most ${wordsAtMost.toLocaleString('en-GB')} characters. You used ${used}.`,
    field,
  );
}

function conflict(sentence: string): AppError {
  return new AppError('conflict', sentence);
}
