import type { App } from '../app';
import { today, type IsoDay } from '../common/dates';
import { defaults, defaultsFrom } from './defaults';
import { publishedValues, type Published } from './inForce';
import type { ApprovalRules, SettingRow } from './settings';

/** Whether a rule set holds today, will, did, or never does because another one took its day. */
export type RuleSetState = 'inForce' | 'coming' | 'past' | 'replaced';

/** One dated set of approval rules. */
export interface RuleSet {
  /** The row's id; 0 for the rules that hold until somebody publishes some. */
  id: number;
  state: RuleSetState;
  validFrom: IsoDay;
  rules: ApprovalRules;
  /** Who published it, when and why; absent for the rules that nobody published. */
  row?: SettingRow;
}

type Council = Pick<App, 'settings' | 'auditKey' | 'clock'>;

/**
 * Every set of approval rules, the one that begins last first. The rules that hold until somebody
 * publishes some are the last of them.
 */
export function ruleSets(app: Council): readonly RuleSet[] {
  const day = today(app.clock);
  const all = publishedValues(app, 'approvalRules');
  const counting = all.filter(({ row }) => isLastOfItsDay(row, all));
  const present = counting.find(({ row }) => row.validFrom <= day);
  const stateOf = (one: Published<'approvalRules'>): RuleSetState => {
    if (!counting.includes(one)) return 'replaced';
    if (one === present) return 'inForce';
    return one.row.validFrom > day ? 'coming' : 'past';
  };
  return [
    ...all.map((one) => ({
      id: one.row.id,
      state: stateOf(one),
      validFrom: one.row.validFrom,
      rules: one.value,
      row: one.row,
    })),
    firstRules(present === undefined ? 'inForce' : 'past'),
  ];
}

/** The rules that a set took the place of: what held on its first day before it was published. */
export function rulesBefore(app: Council, set: RuleSet): ApprovalRules | undefined {
  if (set.row === undefined) return undefined;
  const before = publishedValues(app, 'approvalRules').find(
    ({ row }) => row.id < set.id && row.validFrom <= set.validFrom,
  );
  return before?.value ?? defaults.approvalRules;
}

/** The id of the newest published set, 0 where there is none: what a draft is made from. */
export function lastPublished(app: Council): number {
  return Math.max(0, ...publishedValues(app, 'approvalRules').map(({ row }) => row.id));
}

function isLastOfItsDay(row: SettingRow, all: readonly Published<'approvalRules'>[]): boolean {
  return !all.some((other) => other.row.validFrom === row.validFrom && other.row.id > row.id);
}

function firstRules(state: RuleSetState): RuleSet {
  return { id: 0, state, validFrom: defaultsFrom, rules: defaults.approvalRules };
}
