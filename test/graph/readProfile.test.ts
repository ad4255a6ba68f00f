import { firstLink } from '../../graph/delta';
import { isDuplicate } from '../../graph/errors';
import { limitsIn, unknownProfile, withAnswers } from '../../graph/profile';
import { ProfileFault, readProfile, writeProfile } from '../../graph/readProfile';
import { failureOf } from './failures';
import { list, refuses, scriptedOn } from './scripted';

const whole = {
  fieldsHonourIfMatch: false,
  largestTop: 5000,
  defaultPage: 200,
  thresholdFault: { status: 500, code: 'generalException' },
  duplicateFault: { status: 409, code: 'nameAlreadyExists' },
  dateLiterals: 'quoted',
  rolesSeen: { role: 'write', makeLists: false, addColumns: 'unknown', subscribe: true },
  deltaTokenDaysAtLeast: 12.5,
  subscriptionMinutes: 42_300,
  cardBytes: 28_000,
  checkBoxesAreMultiple: true,
  textOverflow: { status: 400, code: 'invalidRequest' },
  licences: '5k-15k',
  measured: { largestTop: '2026-11-24' },
} as const;

function faultOf(value: unknown): string {
  try {
    readProfile(typeof value === 'string' ? value : JSON.stringify(value));
  } catch (error) {
    if (error instanceof ProfileFault) return error.message;
    throw error;
  }
  return 'none';
}

describe('reading a tenant’s profile', () => {
  test('knows nothing from an empty one', () => {
    expect(readProfile('{}')).toEqual(unknownProfile);
  });

  test('reads back what was written', () => {
    expect(readProfile(writeProfile(whole))).toEqual(whole);
    expect(readProfile(writeProfile(unknownProfile))).toEqual(unknownProfile);
  });

  test('finds the profile in a result file', () => {
    expect(readProfile(JSON.stringify({ siteId: 's', profile: whole, findings: [] }))).toEqual(
      whole,
    );
  });

  test.each<[string, unknown, string]>([
    ['text that is not JSON', '{"largestTop":', 'it is not JSON'],
    ['something else than an object', [], 'a profile is a JSON object'],
    ['a member that does not exist', { largestTopp: 1 }, 'largestTopp is not known here'],
    ['a number as a text', { largestTop: '5000' }, 'largestTop is a whole number above 0'],
    ['no rows at all', { defaultPage: 0 }, 'defaultPage is a whole number above 0'],
    ['a yes in words', { fieldsHonourIfMatch: 'yes' }, 'fieldsHonourIfMatch is true or false'],
    ['a fault without a code', { duplicateFault: { status: 409 } }, 'duplicateFault.code is'],
    [
      'a fault that is none',
      { thresholdFault: { status: 200, code: 'x' } },
      'thresholdFault.status',
    ],
    ['another spelling', { dateLiterals: 'plain' }, 'dateLiterals is one of bare, quoted, both'],
    ['a role in numbers', { rolesSeen: { role: 1 } }, 'rolesSeen.role is a text'],
    ['a right that does not exist', { rolesSeen: { fly: true } }, 'rolesSeen.fly is not known'],
    ['negative days', { deltaTokenDaysAtLeast: -1 }, 'deltaTokenDaysAtLeast is a number of days'],
    ['a band that does not exist', { licences: '2k' }, 'licences is one of 0-1k'],
    ['a date that is none', { measured: { cardBytes: 'May' } }, 'measured.cardBytes is a day'],
  ])('refuses %s, naming the member', (_, value, sentence) => {
    expect(faultOf(value)).toContain(sentence);
  });
});

describe('keeping a profile', () => {
  test('leaves earlier answers and their days as they are', () => {
    const kept = withAnswers(whole, { defaultPage: 100 }, '2026-12-01');
    expect(kept).toEqual({
      ...whole,
      defaultPage: 100,
      measured: { largestTop: '2026-11-24', defaultPage: '2026-12-01' },
    });
  });

  test('counts on the smallest band until one is named', () => {
    expect(limitsIn(unknownProfile).aMinute).toBe(1250);
    expect(limitsIn(whole).aMinute).toBe(3750);
  });
});

describe('reaching a tenant that was measured', () => {
  test.each([
    ['unknown', 1000],
    [200, 200],
    [5000, 5000],
    [9000, 5000],
  ] as const)('with pages of %s rows at most, asks for changes by %i', (largestTop, rows) => {
    const { graph } = scriptedOn({ ...unknownProfile, largestTop });
    expect(firstLink(graph, list)).toContain(`$top=${String(rows)}`);
  });

  test('takes the measured code for a taken value only when a row is written', async () => {
    const fault = refuses(409, 'nameAlreadyExists', 'Gwerthoedd dyblyg.');
    const { graph } = scriptedOn(whole, fault, fault);
    const row = { method: 'POST', path: '/sites/s/lists/l/items', body: {} } as const;
    expect(isDuplicate(await failureOf(graph.send(row)))).toBe(true);
    const made = { method: 'POST', path: '/sites/s/lists', body: {} } as const;
    expect(isDuplicate(await failureOf(graph.send(made)))).toBe(false);
  });
});
