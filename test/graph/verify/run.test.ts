import type { Switches } from '../../../graph/local';
import { unknownProfile } from '../../../graph/profile';
import { readProfile } from '../../../graph/readProfile';
import { aProvider } from '../rows';
import { asks, refusal, tenantWith } from './tenant';

const day = '2026-11-24';

/** What the local Graph is told to do, and what must then be known of it. */
const tenants: [string, Partial<Switches>, object][] = [
  [
    'that answers as is best supported',
    {},
    {
      fieldsHonourIfMatch: true,
      duplicateFault: { status: 409, code: 'nameAlreadyExists' },
      thresholdFault: { status: 400, code: 'invalidRequest' },
      dateLiterals: 'both',
      defaultPage: 20,
      largestTop: 40,
    },
  ],
  [
    'that answers everything differently',
    {
      ifMatchOnFields: false,
      duplicateFault: { status: 400, code: 'invalidRequest' },
      thresholdFault: { status: 500, code: 'generalException' },
      dateLiterals: 'quoted',
      defaultPage: 7,
      largestPage: 33,
    },
    {
      fieldsHonourIfMatch: false,
      duplicateFault: { status: 400, code: 'invalidRequest' },
      thresholdFault: { status: 500, code: 'generalException' },
      dateLiterals: 'quoted',
      defaultPage: 7,
      largestTop: 33,
    },
  ],
  [
    'that takes bare dates and tells clashes as SharePoint does',
    {
      dateLiterals: 'bare',
      duplicateFault: { status: 500, code: 'SPDuplicateValuesFoundException' },
      largestPage: 50,
    },
    {
      dateLiterals: 'bare',
      duplicateFault: { status: 500, code: 'SPDuplicateValuesFoundException' },
      largestTop: 50,
    },
  ],
];

describe('measuring a tenant', () => {
  test.each(tenants)('finds out about one %s', async (_, switches, expected) => {
    const { verify, lists } = await tenantWith(switches);
    const { profile, line, file } = await verify({ full: true });
    expect(profile).toMatchObject({
      checkBoxesAreMultiple: true,
      textOverflow: { status: 400, code: 'invalidRequest' },
      rolesSeen: { role: 'unknown', makeLists: true, addColumns: true, subscribe: 'unknown' },
      ...expected,
    });
    expect(profile.measured).toMatchObject({ largestTop: day, dateLiterals: day });
    expect(profile.cardBytes).toBe('unknown');
    expect(readProfile(line)).toEqual(profile);
    expect(readProfile(file)).toEqual(profile);
    expect(await lists()).toEqual([]);
  });

  test('leaves what needs many rows to a full run, and says what that takes', async () => {
    const { verify, said } = await tenantWith();
    const { profile, findings } = await verify();
    expect(profile).toMatchObject({ largestTop: 'unknown', thresholdFault: 'unknown' });
    expect(findings.filter(({ told }) => told.includes('--full')).map(({ told }) => told)).toEqual(
      Array(2).fill(
        'Not measured: it needs many rows. Run with --full: 60 rows, 3 requests, 120 resource units, about 1 min.',
      ),
    );
    expect(said).toEqual([]);
  });

  test('shows how far filling has come', async () => {
    const { verify, said } = await tenantWith();
    await verify({ full: true });
    expect(said).toEqual([
      'Filling the scratch list: 60 rows, 3 requests, 120 resource units, about 1 min.',
      '  20 of 60 rows',
      '  40 of 60 rows',
      '  60 of 60 rows',
    ]);
  });

  test('says that all rows came at once when no page was too small for them', async () => {
    const { verify } = await tenantWith({ defaultPage: 500 });
    expect((await verify()).profile.defaultPage).toBe('unknown');
  });

  test('keeps what an earlier run found out and this one did not ask', async () => {
    const tenant = await tenantWith();
    const first = await tenant.verify({ full: true, licences: '1k-5k' });
    tenant.passDays(3);
    const second = await tenant.verify({ earlier: first.file });
    expect(second.profile).toMatchObject({ largestTop: 40, licences: '1k-5k' });
    expect(second.profile.measured).toMatchObject({ largestTop: day, defaultPage: '2026-11-27' });
  });

  test('takes nothing over from another site', async () => {
    const { verify } = await tenantWith();
    const { file } = await verify({ licences: '50k+' });
    const other = JSON.stringify({ ...(JSON.parse(file) as object), siteId: 'h,s,other' });
    expect((await verify({ earlier: other })).profile.licences).toBe('unknown');
  });

  test.each([
    ['an earlier result that is none', { earlier: '{"largestTop":5}' }, 'no result of verify'],
    ['a band that does not exist', { licences: '2k' }, 'licences is one of 0-1k'],
  ])('refuses %s before anything is written', async (_, asked, sentence) => {
    const { verify, requests } = await tenantWith();
    await expect(verify(asked)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(sentence),
    });
    expect(requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });
});

describe('measuring a tenant that is not there', () => {
  const forbidden = () => refusal(403, 'accessDenied', 'Access denied');

  test('says which right is missing when the app may only look at the site', async () => {
    const { verify } = await tenantWith({}, (request) =>
      Promise.resolve(asks(request, 'GET', /^\/v1\.0\/sites\/root$/) ? undefined : forbidden()),
    );
    const { findings, profile, leftBehind } = await verify({ full: true });
    expect(profile).toEqual({
      ...unknownProfile,
      rolesSeen: {
        role: 'unknown',
        makeLists: false,
        addColumns: 'unknown',
        subscribe: 'unknown',
      },
      measured: { rolesSeen: day },
    });
    const [first] = findings;
    expect(first).toMatchObject({
      measured: false,
      told: 'Not measured: it needs a list of its own, and making one was answered 403 accessDenied ("Access denied"). Grant the app manage or fullcontrol on the site for this run, and write again afterwards.',
    });
    expect(findings).toHaveLength(12);
    expect(leftBehind).toEqual([
      'Whether earlier runs left lists could not be seen (403 accessDenied ("Access denied")).',
    ]);
  });

  test('says in a sentence that the site was not granted', async () => {
    const { verify } = await tenantWith({}, () => Promise.resolve(forbidden()));
    await expect(verify()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('was not granted the SharePoint site'),
    });
  });
});

describe('reaching a tenant that was measured', () => {
  test.each([
    [false, 'unavailable', 0],
    [true, 'done', 1],
  ] as const)(
    'with If-Match on fields %s, a change refused nested is %s',
    async (ifMatchOnFields, result, flat) => {
      const { profile } = await (await tenantWith({ ifMatchOnFields })).verify();
      const refusing = await tenantWith({ ifMatchOnFields }, (request) =>
        Promise.resolve(
          asks(request, 'PATCH', /\/items\/\d+$/) ? refusal(400, 'invalidRequest') : undefined,
        ),
      );
      const rooms = await refusing.reopen(profile);
      await rooms.provision();
      await rooms.start();
      const added = await rooms.stores.providers.add(aProvider());
      const change = rooms.stores.providers.change(added, { town: 'Okebury' });
      await expect(
        change.then(
          () => 'done',
          () => 'unavailable',
        ),
      ).resolves.toBe(result);
      const sent = refusing.requests.filter((request) => /^PATCH .*\/fields$/.test(request));
      expect(sent).toHaveLength(flat);
    },
  );
});
