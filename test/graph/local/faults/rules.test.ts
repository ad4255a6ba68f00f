import { faultNames, WrongRule, type FaultRule } from '../../../../graph/local';
import { aGraph } from '../support';
import { faulty, type Faulty } from './faulty';

let one: Faulty;
beforeEach(async () => void (one = await faulty()));
afterEach(() => one.graph.close());

describe('choosing which requests meet a fault', () => {
  const meets = async (rule: FaultRule, method: string, path: string) => {
    one.graph.faults.clear();
    one.fault({ times: 0, ...rule });
    const { status } = await one.call(method, path, method === 'GET' ? undefined : {});
    return status === 500;
  };

  test.each<[Partial<FaultRule>, string, string, boolean]>([
    [{}, 'GET', '/sites/root', true],
    [{ method: 'POST' }, 'GET', '/sites/root', false],
    [{ method: 'get' }, 'GET', '/sites/root', true],
    [{ path: '/sites/*' }, 'GET', '/sites/root', true],
    [{ path: '/sites/*' }, 'GET', '/sites/localhost:/:', true],
    [{ path: '/sites/*' }, 'GET', '/sites/root/lists', false],
    [{ path: '/Sites/{site}/lists' }, 'GET', '/sites/root/lists', true],
    [{ path: '/sites/**' }, 'GET', '/sites/root/lists/x/items/1', true],
    [{ path: '/sites/**/items' }, 'GET', '/sites/root/lists/x/items', true],
    [{ path: '/sites/**/items' }, 'GET', '/sites/root/lists/x/items/1', false],
    [{ path: '/**' }, 'GET', '/users', true],
    [{ path: '/sites/**/lists/**/items' }, 'GET', '/sites/root/lists/x/items', true],
    [{ path: '/sites/ro*t/li{x}ts' }, 'GET', '/sites/root/lists', true],
    [{ path: '/sites/ro*ot' }, 'GET', '/sites/rot', false],
    [{ path: '/{a}b{a}b{a}b{a}b{a}b{a}b{a}bc' }, 'GET', `/${'b'.repeat(120)}`, false],
    [{ path: '/**/a/**/a/**/a/**/a/**/a/**/a/**/c' }, 'GET', '/a'.repeat(60), false],
    [
      { path: '/sites/*/drive/root:/Exports/*:/content' },
      'PUT',
      '/sites/root/drive/root:/Exports/a/b.csv:/content',
      true,
    ],
    [{ operation: 'putContent' }, 'PUT', '/drives/d/root:/a.csv:/content', true],
    [{ operation: 'getItem' }, 'GET', '/sites/root/lists/x/items/1', true],
    [{ operation: 'getItem' }, 'GET', '/sites/root/lists/x/items/delta', false],
    [{ operation: 'getDelta' }, 'GET', "/sites/root/lists/x/items/delta(token='latest')", true],
    [{ operation: 'getDelta' }, 'GET', '/sites/root/lists/x/items/microsoft.graph.delta', true],
    [{ operation: 'createItem' }, 'POST', '/sites/root/lists/x/items', true],
    [{ operation: 'createItem' }, 'PATCH', '/sites/root/lists/x/items', false],
    [{ operation: 'batch' }, 'POST', '/$batch', true],
  ])('%j and %s %s: %s', async (rule, method, path, expected) => {
    expect(await meets({ fault: 'serverError', ...rule }, method, path)).toBe(expected);
  });

  const outcomes = async (count: number) => {
    const told: number[] = [];
    for (let number = 0; number < count; number += 1) {
      told.push((await one.call('GET', '/sites/root')).status);
    }
    return told;
  };

  test('some go well first, and then so many do not', async () => {
    one.fault({ fault: 'serverError', skip: 2, times: 2 });
    expect(await outcomes(6)).toEqual([200, 200, 500, 500, 200, 200]);
  });

  test('two rules take their turns, and each counts every request', async () => {
    one.fault({ fault: 'serverError', skip: 1 });
    one.fault({ fault: 'unavailable', skip: 3 });
    expect(await outcomes(5)).toEqual([200, 500, 200, 503, 200]);
  });

  test('chance is decided by the seed alone', async () => {
    const seededOutcomes = async (seed: number) => {
      one.graph.close();
      const rule = { fault: 'serverError', chance: 0.5, path: '/sites/root' } as const;
      one = await faulty({ seed, faults: [rule] });
      return outcomes(40);
    };
    const first = await seededOutcomes(7);
    expect(first).toEqual(await seededOutcomes(7));
    expect(first).not.toEqual(await seededOutcomes(8));
    expect(new Set(first)).toEqual(new Set([200, 500]));
  });

  test('what happened is noted with the request, and rules can begin anew or be taken back', async () => {
    const id = one.fault({ fault: 'throttled', path: '/sites/*' });
    const { headers } = await one.call('GET', '/sites/root');
    await one.call('GET', '/sites/root');
    expect(one.graph.faults.list()).toEqual([
      {
        id,
        rule: { fault: 'throttled', path: '/sites/*' },
        matched: 2,
        happened: 1,
        meetings: [
          {
            fault: 'throttled',
            method: 'GET',
            path: '/sites/root',
            part: false,
            requestId: headers.get('request-id'),
            at: '2026-06-09T10:30:00.123Z',
          },
        ],
      },
    ]);
    one.graph.faults.restart();
    expect(await outcomes(2)).toEqual([429, 200]);
    one.graph.faults.restart();
    expect([one.graph.faults.remove(id), one.graph.faults.remove(id)]).toEqual([true, false]);
    expect(await outcomes(1)).toEqual([200]);
  });

  test.each<[unknown, string]>([
    [{ fault: 'oops' }, `rule.fault "oops" is not one of ${faultNames.join(', ')}.`],
    [{}, 'rule.fault is missing.'],
    [{ fault: 'reset', colour: 1 }, 'rule.colour is not known'],
    [{ fault: 'reset', times: -1 }, 'rule.times -1 is not a whole number from 0 on.'],
    [{ fault: 'reset', chance: 2 }, 'rule.chance 2 is not a number above 0 and up to 1.'],
    [{ fault: 'reset', path: 'sites' }, `rule.path "sites" begins with no '/'.`],
    [{ fault: 'reset', method: 'HEAD' }, 'rule.method "HEAD" is not one of GET,'],
    [{ fault: 'reset', operation: 'toString' }, 'rule.operation "toString" is not one of batch,'],
    [{ fault: 'reset', part: true }, "rule.part cannot be true with 'reset'"],
    [{ fault: 'throttled', operation: 'getItem', path: '/**' }, 'rule.operation already says'],
  ])('the rule %j is refused', (rule, sentence) => {
    const add = () => one.graph.faults.add(rule as FaultRule);
    expect(add).toThrow(WrongRule);
    expect(add).toThrow(sentence);
  });

  test('a wrong rule at the start is named by its place, and leaves the folder free', () => {
    const rules = [{ fault: 'reset' }, { fault: 'reset', skip: 0.5 }] as FaultRule[];
    expect(() => aGraph({ faults: rules })).toThrow('faults[1].skip 0.5');
  });
});
