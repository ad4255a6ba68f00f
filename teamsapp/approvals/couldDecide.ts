import type { App } from '../app';
import type { Child } from '../children/child';
import type { Person } from '../common/event';
import { closeTo } from '../settings/bodies';
import type { StageRule } from '../settings/settings';
import type { Stage } from './approval';
import { counted } from './requestWords';
import { seatsIn, type Seat } from './seats';

type Council = Pick<App, 'directory' | 'settings' | 'auditKey' | 'clock'>;

/** What matters of a package for who could decide it. */
export interface Asked {
  requester: Person;
  team: string;
  /** Undefined when the list does not know the child, who may then be a restricted one. */
  child: Child | undefined;
}

/** A stage that could not be decided, and why in a sentence. */
export interface StuckStage {
  stage: string;
  why: string;
}

/**
 * Answers, for one set of rules, the first stage of a package that nobody could decide as things
 * are now: its body, with deputies, less the requester and less those who may not see a restricted
 * child, has fewer people than must approve. People who have to decide another stage do not count
 * where nobody may decide two. What is asked of the directory is remembered, so that a whole log
 * costs no more than its stages and teams.
 */
export function couldDecide(
  app: Council,
): (asked: Asked, stages: readonly Stage[]) => Promise<StuckStage | undefined> {
  const seatsOf = remembered((_key: string, rule: StageRule, team: string) =>
    seatsIn(app, rule, team),
  );
  const close = remembered((team: string) => closeTo(app, team));
  const answers = remembered(async (_key: string, asked: Asked, stages: readonly Stage[]) => {
    const { child, team, requester } = asked;
    const near = (child?.restricted ?? true) ? await close(child?.team ?? team) : undefined;
    const free: Free[] = [];
    for (const { id, rule } of stages) {
      const all = await seatsOf(`${id} ${team}`, rule, team);
      const seats = all.filter(
        ({ person, insteadOf }) =>
          ![person.id, insteadOf?.id].includes(requester.id) && (near?.has(person.id) ?? true),
      );
      free.push({ seats, isEmpty: all.length === 0 });
    }
    return firstStuck(stages, free);
  });
  return (asked, stages) => {
    const { requester, team, child } = asked;
    const near = (child?.restricted ?? true) ? (child?.team ?? team) : '';
    const key = [requester.id, team, near, ...stages.map(({ id }) => id)].join(' ');
    return answers(key, asked, stages);
  };
}

/** Who is left in a stage's body for a package. */
interface Free {
  seats: readonly Seat[];
  /** Nobody is in the body at all. */
  isEmpty: boolean;
}

const nobody: Free = { seats: [], isEmpty: true };

/** The function, which is asked once for each first argument. */
function remembered<A extends readonly unknown[], R>(
  ask: (key: string, ...rest: A) => Promise<R>,
): (key: string, ...rest: A) => Promise<R> {
  const known = new Map<string, Promise<R>>();
  return (key, ...rest) => {
    const before = known.get(key);
    if (before) return before;
    const answer = ask(key, ...rest);
    known.set(key, answer);
    return answer;
  };
}

function firstStuck(stages: readonly Stage[], free: readonly Free[]): StuckStage | undefined {
  for (const [place, { rule }] of stages.entries()) {
    const needed = new Set(rule.differentPerson ? neededElsewhere(stages, free, place) : []);
    const { seats, isEmpty } = free[place] ?? nobody;
    const left = seats.filter(({ person }) => !needed.has(person.id)).length;
    if (left >= rule.quorum) continue;
    const why = isEmpty ? `Nobody is in ${rule.name}.` : whyStuck(rule, seats.length, left);
    return { stage: rule.name, why };
  }
  return undefined;
}

/** Those without whom another stage could not be decided. */
function neededElsewhere(stages: readonly Stage[], free: readonly Free[], place: number): string[] {
  return stages.flatMap(({ rule }, other) => {
    const { seats } = free[other] ?? nobody;
    return other !== place && seats.length === rule.quorum
      ? seats.map(({ person }) => person.id)
      : [];
  });
}

function whyStuck({ name, quorum }: StageRule, seats: number, left: number): string {
  if (left < seats)
    return `${name} may be decided by nobody who decided another stage, which leaves too few people.`;
  if (left === 0) return `Everybody in ${name} logged the package or may not see it.`;
  return `${name} needs ${counted(quorum, 'approval')}, and only ${String(left)} can be given.`;
}
