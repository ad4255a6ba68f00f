import { crowded } from './commands/all';
import { runModel } from './run';

jest.setTimeout(3_600_000);

describe('many people pressing at the same moment', () => {
  test('in every order that is drawn, what is stored is what they were told', async () => {
    const { steps, runs } = await runModel(crowded, 40_000);
    console.info(`${String(steps)} model steps in ${String(runs)} runs`);
    expect(steps).toBeGreaterThan(0);
  });
});
