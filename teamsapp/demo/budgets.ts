import type { Budget } from '../settings/settings';

/** Pounds a financial year by team. Invented: some teams have plenty, one has too little. */
const amounts: Readonly<Record<string, number>> = {
  send: 450_000,
  inclusion: 362_000,
  homeEducation: 240_000,
  virtualSchool: 300_000,
  medical: 430_000,
};

/** Budgets of the demo's teams from the year before a financial year to the one after the next. */
export function demoBudgets(financialYear: number): readonly Budget[] {
  return [-1, 0, 1, 2].flatMap((step) =>
    Object.entries(amounts).map(([team, amount]) => ({
      financialYear: financialYear + step,
      team,
      amount: amount * 100,
    })),
  );
}
