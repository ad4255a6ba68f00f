import type { IsoDay } from '../common/dates';
import { packageReference, type EducationPackage } from '../packages/educationPackage';
import type { Stage } from './approval';
import type { StuckStage } from './couldDecide';

/** Packages that are named at most: a list to look at, not to work through. */
export const namedAtMost = 50;

/** One package under the rules in force and under the draft. */
export interface Tried {
  row: EducationPackage;
  loggedOn: IsoDay;
  was: readonly Stage[];
  wouldBe: readonly Stage[];
  stuck: StuckStage | undefined;
  /** Whether the reader may know of the package. */
  isVisible: boolean;
}

/** A package that would go elsewhere, or that nobody could decide. */
export interface NamedPackage {
  id: number;
  /** "EP-1042". */
  reference: string;
  /** The stages in order, with "and" between those that open together. */
  was: string;
  wouldBe: string;
  /** The stage that nobody could decide; empty where there is none. */
  stuckAt: string;
}

/** Packages of which at most fifty are named. */
export interface Named {
  count: number;
  packages: NamedPackage[];
  /** Those that the reader may see and that are not named. */
  more: number;
  /** Those that the reader may not see. */
  hidden: number;
}

/** What a draft would have changed for the packages logged since a day. */
export interface DryRunSpan {
  days: number;
  since: IsoDay;
  packages: number;
  /** Packages that would pass the same stages, decided by the same people. */
  same: number;
  /** Packages that would pass more stages than they do under the rules in force. */
  withMoreStages: number;
  elsewhere: Named;
  stuck: Named;
  /** What keeps packages from being decided, the most frequent first. */
  reasons: { why: string; packages: number }[];
  /** How many packages pass each stage, in the order of the draft, then what it leaves out. */
  load: { stage: string; was: number; wouldBe: number }[];
}

/** Counts tried packages of a span, and names the newest of them. */
export function openTally(days: number, since: IsoDay, order: readonly string[]) {
  const [elsewhere, stuck] = [emptyNamed(), emptyNamed()];
  const load = new Map(order.map((stage) => [stage, { stage, was: 0, wouldBe: 0 }]));
  const reasons = new Map<string, number>();
  const counts = { packages: 0, same: 0, withMoreStages: 0 };
  return {
    add(tried: Tried): void {
      if (tried.loggedOn < since) return;
      counts.packages += 1;
      if (tried.wouldBe.length > tried.was.length) counts.withMoreStages += 1;
      for (const { rule } of tried.was) loadOf(load, rule.name).was += 1;
      for (const { rule } of tried.wouldBe) loadOf(load, rule.name).wouldBe += 1;
      if (isSame(tried)) counts.same += 1;
      else name(elsewhere, tried);
      if (!tried.stuck) return;
      name(stuck, tried);
      reasons.set(tried.stuck.why, (reasons.get(tried.stuck.why) ?? 0) + 1);
    },
    result(): DryRunSpan {
      return {
        days,
        since,
        ...counts,
        elsewhere,
        stuck,
        reasons: [...reasons]
          .map(([why, packages]) => ({ why, packages }))
          .sort((a, b) => b.packages - a.packages),
        load: [...load.values()],
      };
    },
  };
}

/** The names of stages in order: "Team Manager, then Finance check and Director". */
export function stagePath(stages: readonly Stage[]): string {
  const steps = new Map<number | undefined, string[]>();
  for (const { step, rule } of stages) steps.set(step, [...(steps.get(step) ?? []), rule.name]);
  return [...steps.values()].map((names) => names.join(' and ')).join(', then ');
}

function name(into: Named, { row, was, wouldBe, stuck, isVisible }: Tried): void {
  into.count += 1;
  if (!isVisible) {
    into.hidden += 1;
    return;
  }
  if (into.packages.length === namedAtMost) {
    into.more += 1;
    return;
  }
  const [before, after] = [stagePath(was), stagePath(wouldBe)];
  into.packages.push({
    id: row.id,
    reference: packageReference(row.id),
    was: before,
    wouldBe: before === after && !isSame({ was, wouldBe }) ? `${after}, by others` : after,
    stuckAt: stuck?.stage ?? '',
  });
}

/** The same stages in the same order, each decided by the same body with the same number. */
function isSame({ was, wouldBe }: Pick<Tried, 'was' | 'wouldBe'>): boolean {
  return was.length === wouldBe.length && signature(was) === signature(wouldBe);
}

function signature(stages: readonly Stage[]): string {
  const steps = [...new Set(stages.map(({ step }) => step))];
  return JSON.stringify(
    stages.map(({ step, rule: { name, body, quorum, differentPerson } }) => [
      steps.indexOf(step),
      name,
      body,
      quorum,
      differentPerson === true,
    ]),
  );
}

function loadOf(load: Map<string, DryRunSpan['load'][number]>, stage: string) {
  const known = load.get(stage);
  if (known) return known;
  const fresh = { stage, was: 0, wouldBe: 0 };
  load.set(stage, fresh);
  return fresh;
}

function emptyNamed(): Named {
  return { count: 0, packages: [], more: 0, hidden: 0 };
}
