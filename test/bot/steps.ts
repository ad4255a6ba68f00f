import type { Reply } from '../../bot/turn';
import type { Card } from '../../teamsapp/app';
import { megan, priya, ruth } from '../support/build';
import { buttonsOn, cardOf } from '../support/readCard';
import { completeLine, council, type Council } from './council';

/** The channel of the journeys. */
export const approvals = { channel: 'Approvals' };

/** Priya logs with one line and saves; an administrator has set the channel before. */
export async function logged(): Promise<
  Council & { saved: Card; check: Card; approvalId: number }
> {
  const known = council({ approvals: [] });
  const { app, teams } = known;
  await teams.install(ruth, approvals);
  await teams.say(ruth, 'use this channel for Team Manager', approvals);
  const check = cardOf(await teams.say(priya, completeLine));
  const saved = cardOf(await teams.press(priya, check, 'Save and ask for approval'));
  await app.idle();
  const approvalId = app.approvals.all().at(-1)?.id ?? 0;
  return { ...known, check, saved, approvalId };
}

/** The newest post of the channel, as it shows now. */
export function postOf({ teams }: Council): Card {
  const card = teams.posts.filter(({ reference }) => reference.kind === 'channel').at(-1)?.card;
  if (!card) throw new Error('Nothing is posted.');
  return card;
}

/** Every decision that is stored. */
export const verdictsOf = ({ app }: Council) =>
  app.approvals.all().flatMap(({ stages }) => stages.flatMap(({ decisions }) => decisions));

/** Approves with the reason where a possible concern asks for one. */
export async function approve(known: Council, decision: Card): Promise<Reply> {
  const title = buttonsOn(decision).find((name) => /^Approve EP/.test(name)) ?? 'Approve';
  return known.teams.press(megan, decision, title, { note: 'Checked today.' });
}

/** Declines with the main reason and words. */
export async function pressDecline(
  known: Council,
  decision: Card,
  note = 'Assurance first.',
): Promise<Reply> {
  const title = buttonsOn(decision).find((name) => /^Decline EP/.test(name)) ?? '';
  return known.teams.press(megan, decision, title, { reason: 'provider', note });
}
