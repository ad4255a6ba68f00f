import type { Approval } from '../../../teamsapp/approvals/approval';

/** A stored request in the same text as `expectedRow` has for one that must be. */
export function storedRow(row: Approval): string {
  return JSON.stringify({
    state: row.state,
    seen: row.seen,
    requester: row.requester.id,
    team: row.team,
    from: row.ruleSetFrom,
    barred: (row.barred ?? []).map(({ id }) => id),
    waitingFor: row.waitingFor,
    due: row.dueDate ?? '',
    stages: row.stages.map((stage) => [
      stage.id,
      stage.rule.name,
      stage.step ?? -1,
      stage.rule.quorum,
      stage.state,
      stage.state === 'open' || stage.state === 'informationRequested' ? stage.dueDate : '',
      stage.decisions.map(({ by, insteadOf, verdict }) => [by.id, insteadOf?.id ?? '', verdict]),
      stage.questions.map(({ asked, answered }) => [
        asked.by.id,
        asked.text,
        answered?.by.id ?? '',
        answered?.text ?? '',
      ]),
      (stage.referrals ?? []).map(({ by, to }) => [by.id, to]),
    ]),
  });
}

/** What is wrong with a stored request whatever happened to it; empty when nothing is. */
export function unsound({ stages, state }: Approval): string[] {
  const steps = stages.map(({ step = 0 }) => step);
  return [
    ...stages.flatMap(({ id, decisions, rule, state: of }) => {
      const seats = decisions.flatMap(({ by, insteadOf }) => [by.id, insteadOf?.id ?? by.id]);
      const people = decisions.map(({ by, insteadOf }) => insteadOf?.id ?? by.id);
      const yes = decisions.filter(({ verdict }) => verdict !== 'decline').length;
      return [
        ...(new Set(people).size === people.length ? [] : [`I1: a seat of ${id} answered twice`]),
        ...(new Set(seats).size >= decisions.length
          ? []
          : [`I1: a person of ${id} answered twice`]),
        ...(yes <= rule.quorum ? [] : [`I1: ${id} has more than its quorum`]),
        ...((of === 'approved') === (yes === rule.quorum && yes === decisions.length)
          ? []
          : [`I1: ${id} is ${of} with ${String(yes)} of ${String(rule.quorum)}`]),
      ];
    }),
    ...stages.flatMap((stage, place) => {
      const began = stage.state !== 'notYet';
      const skipped = stages.some(
        (before, other) => (steps[other] ?? 0) < (steps[place] ?? 0) && before.state !== 'approved',
      );
      return began && skipped
        ? [`I5: ${stage.id} began before those ahead of it had approved`]
        : [];
    }),
    ...(state === 'approved' && !stages.every((one) => one.state === 'approved')
      ? ['I5: approved although a stage is not']
      : []),
  ];
}
