import { limitsOf, openBudget } from '../../graph/budget';

function aBudget() {
  let time = Date.parse('2026-11-24T10:00:00.250Z');
  const budget = openBudget(limitsOf['5k-15k'], () => time);
  return { budget, pass: (seconds: number) => void (time += seconds * 1000) };
}

describe('keeping the budget of resource units', () => {
  test('counts what was spent in the last minute, and forgets it after that', () => {
    const { budget, pass } = aBudget();
    budget.spend(40);
    pass(30);
    budget.spend(2);
    pass(29);
    expect(budget.state().lastMinute).toBe(42);
    pass(2);
    expect(budget.state().lastMinute).toBe(2);
    pass(60);
    expect(budget.state().lastMinute).toBe(0);
  });

  test('counts what was spent in the last day', () => {
    const { budget, pass } = aBudget();
    budget.spend(40);
    pass(23 * 3600);
    budget.spend(2);
    expect(budget.state().lastDay).toBe(42);
    pass(2 * 3600);
    expect(budget.state().lastDay).toBe(2);
  });

  test('names what the licences allow', () => {
    expect(aBudget().budget.state().limits).toEqual({ aMinute: 3750, aDay: 3_600_000 });
  });
});
