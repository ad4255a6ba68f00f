import type { App } from '../app';
import { financialYearName } from '../common/dates';
import { pounds, type Pence } from '../common/money';
import { costKey, isCommitted, isWaiting, packageGroups } from '../packages/packageGroups';
import { setting } from '../settings/inForce';
import type { Budget } from '../settings/settings';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';
import { teamName } from './facts';

type BudgetApp = Pick<App, 'packages' | 'settings' | 'auditKey' | 'clock'>;

/**
 * What would be left of the budget of each financial year that the package costs money in: of its
 * team's, or of the whole council's where the team has none. Taken off are this package and every
 * other that was said yes to; what waits for a decision is named beside it. A budget that nobody
 * has set is said to be missing, never read as nothing.
 */
export function budgetConcerns(app: BudgetApp, facts: ConcernFacts): Concern[] {
  const { team, costByYear } = facts;
  if (team === undefined || costByYear === undefined) return [];
  const years = Object.keys(costByYear).map(Number).sort();
  return years.map((year) => {
    const budget = budgetFor(setting(app, 'budgets'), year, team);
    return budget ? leftOf(app, facts, budget) : notSet(year);
  });
}

/** The title's first words, by which a later look finds what is left now. */
export function isBudget({ title }: Concern): boolean {
  return title.startsWith('Budget left,') || title.startsWith('Over budget,');
}

function budgetFor(budgets: readonly Budget[], year: number, team: string): Budget | undefined {
  const ofYear = budgets.filter(({ financialYear }) => financialYear === year);
  return (
    ofYear.find((budget) => budget.team === team) ??
    ofYear.find((budget) => budget.team === undefined)
  );
}

function notSet(year: number): Concern {
  return {
    tone: 'info',
    title: `Budget for ${financialYearName(year)} not set`,
    sentence: 'What would be left of it is not known.',
    about: 'money',
  };
}

function leftOf(app: BudgetApp, facts: ConcernFacts, budget: Budget): Concern {
  const { financialYear: year, team, amount } = budget;
  const { committed, waiting } = withoutOwn(app, facts, budget);
  const left = amount - committed - (facts.costByYear?.[String(year)] ?? 0);
  const of = `${pounds(amount)} for ${team === undefined ? 'the whole council' : teamName(app, team)}, this package counted.`;
  const more = waiting > 0 ? ` ${pounds(waiting)} more is waiting for a decision.` : '';
  const name = financialYearName(year);
  return left < 0
    ? {
        tone: 'warning',
        title: `Over budget, ${name}`,
        figure: pounds(-left),
        sentence: `over the ${of}${more}`,
        about: 'money',
      }
    : {
        tone: 'info',
        title: `Budget left, ${name}`,
        figure: pounds(left),
        sentence: `of ${of}${more}`,
        about: 'money',
      };
}

/** The sums of the other packages: what the log already holds of this one is taken out. */
function withoutOwn(
  app: BudgetApp,
  { requestKey }: ConcernFacts,
  { financialYear, team }: Budget,
): { committed: Pence; waiting: Pence } {
  const { committed, waiting } = packageGroups(app);
  const key = costKey(financialYear, team);
  const row = requestKey === undefined ? undefined : app.packages.findByKey(requestKey);
  const own = row && (team === undefined || row.team === team) ? row : undefined;
  const cost = own?.costByYear[String(financialYear)] ?? 0;
  return {
    committed: (committed.get(key) ?? 0) - (own && isCommitted(own.status) ? cost : 0),
    waiting: (waiting.get(key) ?? 0) - (own && isWaiting(own.status) ? cost : 0),
  };
}
