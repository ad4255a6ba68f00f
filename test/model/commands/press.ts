import fc from 'fast-check';
import type { Verdict } from '../../../teamsapp/approvals/approval';
import { currentSeen } from '../../../teamsapp/approvals/currentSeen';
import { type Attempt, follow } from '../oracle/follow';
import { now, type Oracle, present } from '../oracle/oracle';
import { seatFor } from '../oracle/seat';
import { type ModelApproval, type ModelStage, waiting } from '../oracle/state';
import { driftKnown, viewOf } from '../oracle/view';
import { regulars } from '../people';
import type { Look, Press } from '../press';
import { attempt } from '../pressing';
import type { Place, World } from '../world';
import { anyRequest, type Command, command, mortally, pickOf } from './command';

/** What is drawn of a press; who and what it means follows from the moment. */
export interface DrawnPress {
  kind: Press['kind'];
  /** Which request, person, stage, question or target. */
  pick: number;
  who: number;
  /** Somebody who has a seat, or belongs to the team; else anybody. */
  isAble: boolean;
  /** A stage that waits; else any. */
  isCurrent: boolean;
  at: Place;
  verdict: Verdict;
  hasNote: boolean;
  /** The first card that was ever posted. */
  isStale: boolean;
  text: string;
}

const verdicts: readonly Verdict[] = [
  'approve',
  'approve',
  'approve',
  'approveWithConditions',
  'decline',
];

/** Draws a press; deciding is what happens most. */
export const drawnPress: fc.Arbitrary<DrawnPress> = fc.record({
  kind: fc.constantFrom<Press['kind'][]>(
    'decide',
    'decide',
    'decide',
    'decide',
    'ask',
    'answer',
    'answer',
    'refer',
    'withdraw',
  ),
  pick: fc.nat(7),
  who: fc.nat(regulars.length - 1),
  isAble: fc.constantFrom(true, true, true, false),
  isCurrent: fc.constantFrom(true, true, true, true, false),
  at: fc.constantFrom<Place[]>(0, 1),
  verdict: fc.constantFrom(...verdicts),
  hasNote: fc.constantFrom(true, true, true, false),
  isStale: fc.constantFrom(false, false, false, false, true),
  text: fc.constantFrom('Which days?', 'Why now?'),
});

/** One press, perhaps again at either process, perhaps by a process that dies; what follows may wait. */
export const pressing: fc.Arbitrary<Command> = fc
  .record({
    drawn: drawnPress,
    again: fc.constantFrom<Place | undefined>(undefined, undefined, undefined, 0, 1),
    writes: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
    ),
    isLeft: fc.constantFrom(false, false, false, true),
  })
  .map(({ drawn, again, writes, isLeft }) =>
    command({
      says: `press ${JSON.stringify({ ...drawn, again, writes, isLeft })}`,
      can: (oracle) => anyRequest(oracle) && (drawn.kind !== 'withdraw' || drawn.pick > 4),
      async happens(oracle, world) {
        const press = pressOf(oracle, world, drawn);
        const server = world.servers[press.at];
        await mortally(server, writes, async () => {
          follow(oracle, world, [await attempt(oracle, world, press)]);
          if (!isLeft) await server.settle();
        });
        follow(oracle, world);
        if (again === undefined || world.servers[again].process.isDead) return;
        // The same press, delivered once more: perhaps late, perhaps somewhere else.
        const twice: Attempt = await attempt(oracle, world, { ...press, at: again });
        follow(oracle, world, [twice]);
        await world.servers[again].settle();
      },
    }),
  );

/** What is meant by a drawn press at this moment. */
export function pressOf(oracle: Oracle, world: World, drawn: DrawnPress): Press {
  const one = pickOf(present(oracle), drawn.pick);
  const approval = now(one);
  const current = waiting(approval);
  const stages = drawn.isCurrent && current.length > 0 ? current : approval.stages;
  const stage = pickOf(stages, drawn.who);
  const who = whoOf(world, drawn, approval, stage);
  const base = { who, at: drawn.at, approvalId: one.id };
  const { kind, verdict, text } = drawn;
  if (kind === 'withdraw') return { ...base, kind };
  const stageId = stage.id;
  if (kind === 'answer') {
    const asked = approval.stages.find(({ state }) => state === 'asked') ?? stage;
    const number = drawn.isStale ? 1 : Math.max(1, asked.questions.length);
    return { ...base, kind, questionId: `${asked.id}q${String(number)}`, text };
  }
  const look = lookOf(oracle, world, drawn, one.id);
  if (kind === 'ask') return { ...base, kind, stageId, text, look };
  if (kind === 'refer') return { ...base, kind, stageId, look, to: pickOf(targets, drawn.pick) };
  return { ...base, kind, stageId, verdict, look, note: drawn.hasNote ? 'Because.' : '' };
}

const targets = ['Head of Service', 'SEND Panel', 'Director', 'Team Manager', 'Second look'];

function whoOf(
  world: World,
  { kind, who, isAble, at }: DrawnPress,
  approval: ModelApproval,
  stage: ModelStage,
): string {
  const anybody = pickOf(regulars, who).id;
  if (!isAble) return anybody;
  const people = regulars.flatMap(({ id }) => world.tenant.people.get(id) ?? []);
  if (kind === 'answer' || kind === 'withdraw') {
    const team = people.filter(({ teams }) => teams.includes(approval.team));
    return team.length > 0 ? pickOf(team, who).id : anybody;
  }
  const view = viewOf(world, world.servers[at], approval.packageKey, approval.child);
  const able = people.filter((one) => seatFor(view, one, approval, stage) !== undefined);
  return able.length > 0 ? pickOf(able, who).id : anybody;
}

/** What a page of the process shows now, or what the first card showed. */
function lookOf(oracle: Oracle, world: World, drawn: DrawnPress, id: number): Look {
  const { app } = world.servers[drawn.at];
  const row = app.approvals.find(id);
  const state = oracle.cases.get(id)?.versions[(row?.lastEvent.sequence ?? 0) - 1];
  // A row that was edited by hand shows nothing that counts.
  if (drawn.isStale || !row || !state || row.isUnsealed)
    return { number: 1, answers: 0, drift: '' };
  const isWaiting = waiting(state).length > 0;
  const drift = isWaiting ? driftKnown(world.servers[drawn.at], row.packageKey) : '';
  return { number: currentSeen(app, row), answers: state.answers, drift };
}
