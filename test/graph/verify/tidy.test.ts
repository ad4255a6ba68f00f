import { asks, refusal, tenantWith, type Interception } from './tenant';

const listPath = /\/lists\/[0-9a-f-]{36}$/;
const description = 'Made by "npm run verify:tenant" to measure this tenant. It removes it again.';

/** Misbehaves at the first so many requests of a kind. */
function atFirst(
  times: number,
  which: (request: Request) => boolean,
  react: (request: Request) => Response | Promise<Response>,
): Interception {
  let left = times;
  return async (request) => {
    if (left === 0 || !which(request)) return undefined;
    left -= 1;
    return react(request);
  };
}

const never = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
const deleting = (request: Request) => asks(request, 'DELETE', listPath);
const addingColumn = (request: Request) => asks(request, 'POST', /\/columns$/);

describe('leaving nothing behind', () => {
  test.each<[string, Interception]>([
    ['removing it is answered 503 three times', atFirst(3, deleting, () => refusal(503, 'x'))],
    ['the answers to its removal are lost', atFirst(2, deleting, never)],
    ['a measurement loses its connection', atFirst(9, addingColumn, never)],
    [
      'a measurement meets an answer that is not Graph’s',
      atFirst(9, addingColumn, () => new Response('<html/>', { status: 500 })),
    ],
    [
      'every change of a row fails',
      atFirst(
        99,
        (request) => request.method === 'PATCH',
        () => refusal(500, 'generalException'),
      ),
    ],
  ])('removes the scratch list when %s', async (_, intercept) => {
    const { verify, lists } = await tenantWith({}, intercept);
    const { findings, leftBehind } = await verify({ full: true });
    expect(findings).toHaveLength(12);
    expect(leftBehind).toEqual([]);
    expect(await lists()).toEqual([]);
  });

  test('goes on with the other questions when one cannot be answered', async () => {
    const intercept = atFirst(9, addingColumn, () => refusal(503, 'serviceNotAvailable', 'Later.'));
    const { findings, profile } = await (await tenantWith({}, intercept)).verify();
    expect(findings.find(({ asks: question }) => question.includes('check boxes'))).toMatchObject({
      measured: false,
      told: 'Not measured: the tenant answered 503 serviceNotAvailable ("Later.").',
    });
    expect(profile).toMatchObject({ checkBoxesAreMultiple: 'unknown', defaultPage: 20 });
  });

  test('finds the scratch list by its name when the answer to its making was lost', async () => {
    const tenant = await tenantWith({}, async (request) => {
      if (!asks(request, 'POST', /\/lists$/)) return undefined;
      const { displayName } = (await request.json()) as { displayName: string };
      await tenant.makeList(displayName, description);
      return new Response('<html/>', { status: 504 });
    });
    const { findings, leftBehind, profile } = await tenant.verify();
    expect(findings[0]?.told).toContain('Try again later.');
    expect(profile.rolesSeen).toMatchObject({ makeLists: 'unknown' });
    expect(leftBehind).toEqual([]);
    expect(await tenant.lists()).toEqual([]);
  });

  test('empties a list that is too long to be removed whole', async () => {
    let rowsLeft = false;
    const intercept: Interception = (request) => {
      if (asks(request, 'POST', /\/\$batch$/)) rowsLeft = true;
      const text = 'It exceeds the list view threshold enforced by the administrator.';
      const tooLong = rowsLeft && deleting(request);
      if (tooLong) rowsLeft = false;
      return Promise.resolve(tooLong ? refusal(500, 'generalException', text) : undefined);
    };
    const { verify, lists, requests } = await tenantWith({}, intercept);
    expect((await verify({ full: true })).leftBehind).toHaveLength(0);
    expect(await lists()).toEqual([]);
    expect(requests.filter((one) => one === 'POST /$batch').length).toBeGreaterThan(5);
  });

  test('removes the scratch list when the run is stopped, and keeps what it knows', async () => {
    const stop = new AbortController();
    const intercept: Interception = (request) => {
      if (asks(request, 'POST', /\/columns$/)) stop.abort();
      return Promise.resolve(undefined);
    };
    const tenant = await tenantWith({}, intercept);
    const { profile, findings } = await tenant.verify({ signal: stop.signal });
    expect(profile).toMatchObject({ fieldsHonourIfMatch: true, defaultPage: 'unknown' });
    expect(findings.length).toBeLessThan(12);
    expect(tenant.said).toEqual(['Stopped: what was measured so far is kept.']);
    expect(await tenant.lists()).toEqual([]);
  });

  test('says which list to remove by hand when it may not', async () => {
    const intercept = atFirst(99, deleting, () => refusal(403, 'accessDenied', 'Access denied'));
    const { verify, lists } = await tenantWith({}, intercept);
    const { leftBehind } = await verify();
    const [name] = await lists();
    expect(leftBehind).toEqual([
      `The list ${String(name)} may still be there (403 accessDenied ("Access denied")). Remove it by hand, or after an hour with --remove-leftovers.`,
    ]);
  });
});

describe('finding what earlier runs left behind', () => {
  const left = 'zz-verify-0123456789ab';

  test('names a scratch list that is older than an hour, and removes it when asked', async () => {
    const tenant = await tenantWith();
    await tenant.makeList(left, description);
    expect((await tenant.verify()).leftBehind).toEqual([]);
    tenant.passDays(1);
    expect((await tenant.verify()).leftBehind).toEqual([
      `Earlier runs left ${left}. Remove them with --remove-leftovers.`,
    ]);
    expect(await tenant.lists()).toEqual([left]);
    expect((await tenant.verify({ removeLeftovers: true })).leftBehind).toEqual([]);
    expect(tenant.said).toEqual([`Removed ${left}, left by an earlier run.`]);
    expect(await tenant.lists()).toEqual([]);
  });

  test('never takes a list of somebody else’s for one', async () => {
    const tenant = await tenantWith();
    await tenant.makeList(left, 'The council’s own.');
    await tenant.makeList('zz-verify-plans', description);
    tenant.passDays(1);
    const { leftBehind } = await tenant.verify({ removeLeftovers: true });
    expect(leftBehind).toEqual([]);
    expect(await tenant.lists()).toEqual([left, 'zz-verify-plans']);
  });
});
