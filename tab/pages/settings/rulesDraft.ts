import { useSyncExternalStore } from 'react';
import type { ApprovalRulesJson, StageRuleJson } from '../../../teamsapp/api/contract';

/** The page's heading. */
export const title = 'Approval rules';

/** The page's address; with a first day the rules of that day, or the draft for it. */
export function addressOf(from: string | undefined): string {
  return `/settings/approval-rules${from === undefined ? '' : `?from=${from}`}`;
}

/** A stage of a draft with a key that stays its own when it moves. */
export interface DraftStage {
  key: string;
  rule: StageRuleJson;
}

/** Rules that are being changed. They live in this open page's memory only. */
export interface RulesDraft {
  /** First day on which they are to hold; undefined while it cannot be read. */
  from: string | undefined;
  /** The newest published set that they were made from. */
  after: number;
  /** The rules as they were when the draft was begun. */
  base: ApprovalRulesJson;
  stages: readonly DraftStage[];
}

let kept: RulesDraft | undefined;
const listeners = new Set<() => void>();

/** Sets the draft, which outlives a visit to another page; undefined throws it away. */
export function keepDraft(draft: RulesDraft | undefined): void {
  kept = draft;
  for (const listener of listeners) listener();
}

/** The draft, if one is begun. */
export function useRulesDraft(): RulesDraft | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept,
  );
}

/** A draft of rules that starts as they are. */
export function draftOf(rules: ApprovalRulesJson, from: string, after: number): RulesDraft {
  return { from, after, base: rules, stages: rules.stages.map(keyed) };
}

/** A stage with a fresh key. */
export function keyed(rule: StageRuleJson): DraftStage {
  return { key: crypto.randomUUID(), rule };
}

/** The rules of a draft as the API takes them. */
export function rulesOf({ stages }: Pick<RulesDraft, 'stages'>): ApprovalRulesJson {
  return { stages: stages.map(({ rule }) => rule) };
}

/** Whether anything would be lost with the draft. */
export function isChanged(draft: RulesDraft): boolean {
  return JSON.stringify(rulesOf(draft)) !== JSON.stringify(draft.base);
}

/** The stages with one of them moved to another place; the same where there is none. */
export function moved(
  stages: readonly DraftStage[],
  from: number,
  to: number,
): readonly DraftStage[] {
  const stage = stages[from];
  if (!stage || to < 0 || to >= stages.length) return stages;
  const others = stages.filter((one) => one !== stage);
  return firstAlone([...others.slice(0, to), stage, ...others.slice(to)]);
}

/** The stages with one put in place of that with its key, or added at the end. */
export function withDraftStage(
  stages: readonly DraftStage[],
  stage: DraftStage,
): readonly DraftStage[] {
  const isThere = stages.some(({ key }) => key === stage.key);
  return firstAlone(
    isThere ? stages.map((one) => (one.key === stage.key ? stage : one)) : [...stages, stage],
  );
}

/** The stages without that with the key. */
export function withoutStage(stages: readonly DraftStage[], key: string): readonly DraftStage[] {
  return firstAlone(stages.filter((one) => one.key !== key));
}

/** The first stage opens at once: it has none before it to stand beside. */
function firstAlone(stages: readonly DraftStage[]): readonly DraftStage[] {
  return stages.map((stage, place) => {
    if (place > 0 || !stage.rule.beside) return stage;
    const { beside, ...rule } = stage.rule;
    return { ...stage, rule: beside ? rule : stage.rule };
  });
}

/** How a stage of a draft differs from the rules that the draft was made from, by its name. */
export function changeOf(base: ApprovalRulesJson, rule: StageRuleJson): 'new' | 'changed' | 'same' {
  const before = base.stages.find(({ name }) => name === rule.name);
  if (!before) return 'new';
  return JSON.stringify(before) === JSON.stringify(rule) ? 'same' : 'changed';
}
