import fc from 'fast-check';
import type { Approval, Stage } from '../../teamsapp/approvals/approval';
import { longDay } from '../../teamsapp/common/dates';
import type { Actor } from '../../teamsapp/people/actor';
import { megan } from '../support/build';
import { chat, helen, lewis } from '../teamsapp/notices/waiting';
import { type Delivery } from './chatLog';
import { happen, moments, open, runBoth, story, type Story, type World } from './noticesWorld';

async function live(told: Story): Promise<World> {
  const world = open(told);
  for (const [index, moment] of moments.entries()) {
    world.app.clock.set(moment);
    await happen(world, told.happenings[index] ?? { do: 'nothing' });
    await runBoth(world);
    const [first] = world.deliveries.filter(({ at }) => at.toISOString() === moment);
    if (first) expectTrueNow(world, moment);
  }
  // Everything is well again: two mornings, and what was left open is looked at once more.
  world.mishaps.length = 0;
  world.outage.isOn = false;
  if (!world.app.conversations.findByKey(`person:${lewis.id}`)) {
    await world.app.conversations.add(chat(50, lewis));
  }
  for (const moment of [
    '2026-12-01T08:00',
    '2026-12-01T08:03',
    '2026-12-02T08:00',
    '2026-12-02T08:03',
  ]) {
    world.app.clock.set(`${moment}:00.000Z`);
    await runBoth(world);
  }
  return world;
}

const isTimed = ({ fact }: Delivery) => /^(reminder|escalation|digest)/.test(fact);

/** Nothing is said of what is paused or decided, to who asked for it, or to who answered it. */
function expectTrueNow({ app, deliveries }: World, moment: string): void {
  const sent = deliveries.filter((one) => isTimed(one) && one.at.toISOString() === moment);
  for (const { personId, references, fact } of sent) {
    for (const reference of references) {
      const row = app.approvals.find(3000 + Number(reference.slice(3)) - 2000);
      const [stage] = row?.stages ?? [];
      expect([fact, stage?.state]).toEqual([fact, 'open']);
      expect(personId).not.toBe(row?.requester.id);
      if (fact.startsWith('escalation')) continue;
      expect(stage?.decisions.map(({ by }) => by.id)).not.toContain(personId);
    }
  }
}

/** A fact reaches a person once, save where the process died between the answer and the note. */
function expectOnce({ deliveries }: World): void {
  const byFact = new Map<string, Delivery[]>();
  for (const one of deliveries) {
    const key = `${one.personId} ${one.fact}`;
    byFact.set(key, [...(byFact.get(key) ?? []), one]);
  }
  const noted = [...byFact].map(([key, all]) => [key, all.filter((one) => !one.isUnnoted).length]);
  expect(noted.filter(([, count]) => Number(count) > 1)).toEqual([]);
}

function expectOfficeHours({ deliveries }: World): void {
  const outside = deliveries.filter((one) => {
    const isWeekend = [0, 6].includes(one.at.getUTCDay());
    const hour = one.at.getUTCHours();
    return isTimed(one) && (isWeekend || hour < 8 || hour >= 18);
  });
  expect(outside).toEqual([]);
}

/** Who may decide on the last day, worked out anew. */
function entitled({ requester }: Approval, { decisions }: Stage): Actor[] {
  const done = new Set([requester.id, ...decisions.map(({ by }) => by.id)]);
  return [megan, lewis].filter(({ id }) => !done.has(id));
}

/** Whoever may decide what is due was told of it, and so was whoever it is escalated to. */
function expectNothingLost({ app, deliveries }: World): void {
  for (const approval of app.approvals.all()) {
    const [stage] = approval.stages;
    const reference = `EP-${String(approval.packageId)}`;
    const has = (personId: string, test: (one: Delivery) => boolean) =>
      deliveries.some(
        (one) => one.personId === personId && one.references.includes(reference) && test(one),
      );
    for (const { asked, answered } of stage?.questions ?? []) {
      if (!answered)
        expect(has(approval.requester.id, ({ fact }) => fact.includes(asked.text))).toBe(true);
    }
    if (stage?.state !== 'open' || stage.dueDate === undefined || stage.dueDate > '2026-12-02')
      continue;
    const due = stage.dueDate;
    const reminder = `reminder ${reference} ${longDay(due)} onDay`;
    for (const { id } of entitled(approval, stage)) {
      const isTold = ({ fact, at }: Delivery) =>
        fact === reminder || (fact.startsWith('digest') && at.toISOString().slice(0, 10) >= due);
      expect([reference, due, id, has(id, isTold)]).toEqual([reference, due, id, true]);
    }
    if (due < '2026-12-02') {
      expect(has(helen.id, ({ fact }) => fact === `escalation ${reference}`)).toBe(true);
    }
  }
}

describe('telling people through any eight days', () => {
  test('each fact once, in office hours, and none is lost once Teams answers again', async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const world = await live(told);
        expectOnce(world);
        expectOfficeHours(world);
        expectNothingLost(world);
        total += world.deliveries.length;
      }),
      { seed: 20261124, numRuns: 40 },
    );
    // Said so that a world in which nothing is ever told cannot pass.
    expect(total).toBeGreaterThan(400);
  }, 120_000);
});
