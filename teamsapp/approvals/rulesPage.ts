import type { ApprovalRulesPage } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import { lastPublished, rulesBefore, ruleSets, type RuleSet } from '../settings/ruleSets';
import type { ApprovalRules } from '../settings/settings';
import { stageWords, type StageWords } from './conditionWords';

/** Sets shown at most, the one that begins last first: a council changes its rules a few times a year. */
const setsAtMost = 40;

/**
 * The approval rules in force, those to come and those before, as sentences, with who published
 * them. Administrators get them also as rules to change. Throws `notAllowed` for those who see no
 * packages.
 */
export function approvalRulesPage(app: App, actor: Actor): ApprovalRulesPage {
  mayOrThrow(actor, 'seePackages');
  const mayChange = may(actor, 'administer');
  const sets = ruleSets(app);
  const shown = sets.filter(({ state }, place) => state === 'inForce' || place < setsAtMost);
  return {
    today: today(app.clock),
    mayChange,
    after: lastPublished(app),
    sets: shown.map((set) => setView(app, set, mayChange)),
    more: sets.length - shown.length,
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

/** Every stage of rules in words, in their order. Throws `notAllowed` as the page does. */
export function rulesInWords(actor: Actor, { stages }: ApprovalRules): StageWords[] {
  mayOrThrow(actor, 'seePackages');
  return stages.map(stageWords);
}

function setView(app: App, set: RuleSet, mayChange: boolean): ApprovalRulesPage['sets'][number] {
  const { id, state, validFrom, rules, row } = set;
  const before = rulesBefore(app, set);
  const mayUndo = state === 'inForce' || state === 'coming';
  return {
    id,
    state,
    validFrom,
    publishedBy: row?.publishedBy.name ?? '',
    publishedAt: row?.publishedAt ?? null,
    because: row?.because ?? '',
    words: rules.stages.map(stageWords),
    rules: mayChange ? rules : null,
    before: mayChange && mayUndo && before ? before : null,
  };
}
