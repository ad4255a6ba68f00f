import type { App } from '../app';
import { longDay, today, type IsoDay } from '../common/dates';
import { AppError, isAppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { setting } from '../settings/inForce';
import { publishSetting } from '../settings/publishSetting';
import { ruleFaults } from '../settings/ruleFaults';
import { lastPublished } from '../settings/ruleSets';
import type { ApprovalRules, Body } from '../settings/settings';
import { wordsOrThrow } from './checks';
import { dryRun } from './dryRun';
import { counted } from './requestWords';

export interface PublishRulesInput {
  /** First day on which they hold, today or later. */
  validFrom: IsoDay;
  rules: ApprovalRules;
  /** The id of the newest published set that the person knew of. */
  after: number;
  /** Why, where packages would have nobody to decide them. Empty when nothing was said. */
  because: string;
}

/**
 * Publishes approval rules from a day on. Requests that are open keep the rules that they were
 * opened under; a set that is still to come is superseded by one for the same day.
 *
 * Throws `notAllowed` for everybody but administrators; `conflict` when somebody published rules
 * meanwhile; `invalid` with the field when the day is past, the rules are as they are already or
 * cannot be used, a group is unknown, or packages would have nobody to decide them and no reason
 * is given.
 */
export async function publishRules(
  app: App,
  actor: Actor,
  { validFrom, rules, after, because }: PublishRulesInput,
): Promise<void> {
  mayOrThrow(actor, 'administer');
  if (after !== lastPublished(app)) throw otherRules();
  refuseDay(app, validFrom);
  const [fault] = ruleFaults(rules);
  if (fault !== undefined) throw new AppError('invalid', fault, 'rules');
  if (JSON.stringify(setting(app, 'approvalRules', validFrom)) === JSON.stringify(rules)) {
    throw new AppError(
      'invalid',
      `These are the rules of ${longDay(validFrom)} already. Change something before you publish.`,
      'rules',
    );
  }
  await refuseUnknownGroups(app, rules);
  // One line: the seal is over every character, and a list may store line ends otherwise.
  const reason = wordsOrThrow(because, 'because', undefined).replace(/\s+/g, ' ');
  if (reason === '') await refuseStuck(app, actor, rules);
  await publishSetting(app, actor, {
    name: 'approvalRules',
    validFrom,
    value: rules,
    ...(reason !== '' && { because: reason }),
  });
}

function refuseDay(app: App, validFrom: IsoDay): void {
  const day = today(app.clock);
  if (validFrom >= day) return;
  throw new AppError(
    'invalid',
    `Rules start today, ${longDay(day)}, or later: what was decided before keeps its rules.`,
    'validFrom',
  );
}

async function refuseStuck(app: App, actor: Actor, rules: ApprovalRules): Promise<void> {
  const stuck = Math.max(0, ...(await dryRun(app, actor, rules)).map((span) => span.stuck.count));
  if (stuck === 0) return;
  throw new AppError(
    'invalid',
    `${counted(stuck, 'package')} of the last year would have nobody to decide. Add people to their stages, or say why you publish anyway.`,
    'because',
  );
}

async function refuseUnknownGroups(app: App, { stages }: ApprovalRules): Promise<void> {
  const bodies = stages.flatMap(({ body, escalateTo }) =>
    escalateTo ? [body, escalateTo] : [body],
  );
  for (const body of bodies) {
    if (await isKnown(app, body)) continue;
    throw new AppError(
      'invalid',
      `The directory has no group with the id of ${'groupName' in body ? body.groupName : 'a stage'}. Copy its object id from Entra.`,
      'rules',
    );
  }
}

async function isKnown({ directory }: App, body: Body): Promise<boolean> {
  if (!('groupId' in body)) return true;
  try {
    await directory.members(body.groupId);
    return true;
  } catch (error) {
    if (isAppError(error, 'notFound')) return false;
    throw error;
  }
}

function otherRules(): AppError {
  return new AppError(
    'conflict',
    'Somebody published approval rules since you opened this page. Look at them before you publish yours. Nothing was published.',
  );
}
