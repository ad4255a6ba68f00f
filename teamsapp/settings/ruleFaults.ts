import type { ApprovalRules, Body, StageRule } from './settings';

/** Characters of a stage's name at most: it stands on cards and in a column of the list. */
export const stageNameAtMost = 60;

/** Days in a year of working days: a longer wait is a slip of the keyboard. */
const waitingDaysAtMost = 260;

/**
 * What keeps rules from being published, each in a sentence that says what to do; empty when
 * nothing does. Whether people can be found for a stage is not asked here.
 */
export function ruleFaults({ stages }: ApprovalRules): string[] {
  if (stages.length === 0) return ['Add a stage: every package is decided by somebody.'];
  return [
    ...stages.flatMap(stageFaults),
    ...repeated(stages.map(({ name }) => name.trim())).map(
      (name) => `Two stages are called ${name}. Give one of them another name.`,
    ),
    ...(stages.some(({ when }) => when === undefined)
      ? []
      : ['Every stage has conditions. Let one stage be for every package.']),
  ];
}

function stageFaults(stage: StageRule, place: number): string[] {
  const name = stage.name.trim() === '' ? `Stage ${String(place + 1)}` : stage.name.trim();
  const checks: readonly (readonly [boolean, string])[] = [
    [stage.name.trim() === '', `${name} has no name. Say what people call it.`],
    [stage.name.length > stageNameAtMost, `Shorten the name ${name} to 60 characters.`],
    [isNobody(stage.body), `Nobody is chosen to decide ${name}. Choose who decides.`],
    [
      stage.escalateTo !== undefined && isNobody(stage.escalateTo),
      `Nobody is chosen to be told when ${name} is late. Choose somebody, or leave it to the administrators.`,
    ],
    [
      'people' in stage.body && stage.body.people.length < stage.quorum && !isNobody(stage.body),
      `${name} needs ${String(stage.quorum)} approvals, but fewer people are named. Name more people, or ask for fewer approvals.`,
    ],
    [
      stage.waitingDays > waitingDaysAtMost,
      `${name} waits for more than a year. Enter fewer days.`,
    ],
    [place === 0 && stage.beside === true, `${name} is first, so it cannot open beside another.`],
  ];
  return checks.flatMap(([isFault, sentence]) => (isFault ? [sentence] : []));
}

function isNobody(body: Body): boolean {
  return 'people' in body && body.people.length === 0;
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, place) => names.indexOf(name) < place))].filter(Boolean);
}
