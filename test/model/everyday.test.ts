import { everyday } from './commands/all';
import { runModel } from './run';

jest.setTimeout(3_600_000);

describe('living with requests for years, one press after the other', () => {
  test('whatever people, processes, channels and hands do, everything comes out right', async () => {
    const { steps, runs } = await runModel(everyday, 60_000);
    console.info(`${String(steps)} model steps in ${String(runs)} runs`);
    expect(steps).toBeGreaterThan(0);
  });
});
