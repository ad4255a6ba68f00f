import { isFailure, type Result } from './result';

const counted: Result = {
  name: 'requests',
  value: 2,
  unit: 'requests',
  goal: { of: 'value', atMost: 1, mustHold: true },
};

describe('failing the benches', () => {
  test('a figure that misses a goal that must hold fails them', () => {
    expect(isFailure(counted)).toBe(true);
    expect(isFailure({ ...counted, value: 1 })).toBe(false);
  });

  test('a missed time, and a figure without a goal, do not', () => {
    const { name, value, unit } = counted;
    expect(isFailure({ name, value, unit, goal: { of: 'value', atMost: 1 } })).toBe(false);
    expect(isFailure({ name, value, unit })).toBe(false);
  });
});
