import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { ExportPackagesInput } from '../../../teamsapp/api/contract';
import { exportPackages } from '../../../teamsapp/exports/exportPackages';
import { findPackages } from '../../../teamsapp/packages/findPackages';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith } from '../../support/app';
import { aChild, aPackage, aProvider, dee, megan, priya, schoolReader } from '../../support/build';

const app = appWith({
  providers: [aProvider()],
  children: [
    aChild({ dateOfBirth: '2013-02-03' }),
    aChild({ id: 13, reference: 'CD34', restricted: true, team: 'send' }),
  ],
  packages: [
    aPackage(),
    aPackage({
      id: 1043,
      childReference: 'CD34',
      team: 'send',
      requester: { id: dee.id, name: dee.name },
      startDate: '2027-01-04',
      endDate: '2027-07-16',
      costByYear: { '2026': 60_000, '2027': 90_050 },
      wholeCost: 150_050,
    }),
  ],
});
const exported = (actor: Actor, input: Partial<ExportPackagesInput> = {}) =>
  exportPackages(app, actor, { format: 'csv', query: {}, ...input });
const rowsOf = (bytes: Uint8Array) =>
  parse(Buffer.from(bytes), { bom: true, columns: true }) as Record<string, string>[];

describe('exporting packages', () => {
  test('has the packages of the page with real days and pounds, and no child details', async () => {
    const file = await exported(priya);
    expect(file.fileName).toBe('packages-all-2026-11-24.csv');
    expect(rowsOf(file.bytes)).toEqual([
      {
        Package: 'EP-1042',
        Provider: 'Calm Waters Tuition',
        Route: 'Section 19',
        State: expect.stringMatching(/^(Running|Ending soon)$/) as string,
        Team: 'Inclusion',
        Owner: 'Priya Nair',
        'Hours a week': '4',
        'Sessions a week': '',
        Starts: '2026-09-07',
        Ends: '2026-12-18',
        'Next review': '',
        Price: '36.00',
        'Price is for': 'hour',
        'Weekly cost': '144.00',
        'Whole cost': '2016.00',
        'Cost 2026 to 2027': '2016.00',
      },
    ]);
    expect(new TextDecoder().decode(file.bytes)).not.toMatch(/AB12|J\.K\.|2013/);
  });

  test('has the same rows as the page, whoever reads', async () => {
    for (const actor of [priya, dee, megan]) {
      const { total } = await findPackages(app, actor, {});
      expect((await exported(actor, { query: { limit: 1 } })).rows).toBe(total);
    }
    expect((await exported(dee)).rows).toBe(2);
  });

  test('has a column for each financial year that costs money', async () => {
    const rows = rowsOf((await exported(dee)).bytes);
    const second = rows.find((row) => row.Package === 'EP-1043');
    expect(second).toMatchObject({ 'Cost 2026 to 2027': '600.00', 'Cost 2027 to 2028': '900.50' });
  });

  test('begins with what the view is about, and has the same columns as any other', async () => {
    const headings = async (query: ExportPackagesInput['query']) => {
      const file = await exported(megan, { query, personalData: true });
      return new TextDecoder().decode(file.bytes).split('\r\n')[0]?.split(',') ?? [];
    };
    const overdue = await headings({ view: 'reviewsOverdue' });
    expect(overdue.slice(0, 6)).toEqual([
      expect.stringContaining('Package'),
      'Child',
      'Initials',
      'Date of birth',
      'Next review',
      'Provider',
    ]);
    const without = (all: string[]) => all.filter((one) => !one.startsWith('Cost ')).sort();
    expect(without(overdue)).toEqual(without(await headings({})));
  });

  test('has child details for those who may, and the name of the file says so', async () => {
    const file = await exported(megan, { personalData: true, query: { view: 'mine' } });
    expect(file.fileName).toBe('packages-my-packages-with-child-details-2026-11-24.csv');
    const all = await exported(megan, { personalData: true, format: 'xlsx' });
    const [sheet] = (await readXlsx(all.bytes)).sheets;
    expect(sheet?.rows[0]?.slice(0, 4)).toEqual(['Package', 'Child', 'Initials', 'Date of birth']);
    expect(sheet?.rows[1]?.slice(0, 4)).toEqual([
      'EP-1042',
      'AB12',
      'J.K.',
      new Date('2013-02-03T00:00:00Z'),
    ]);
  });

  test('refuses child details to those who may not have them', async () => {
    await expect(exported(priya, { personalData: true })).rejects.toMatchObject({
      code: 'notAllowed',
      message: 'You cannot export child details. Export without them, or ask your team manager.',
    });
  });

  test('leaves prices and costs out on request', async () => {
    const [row] = rowsOf((await exported(priya, { prices: false })).bytes);
    expect(Object.keys(row ?? {}).filter((heading) => /price|cost/i.test(heading))).toEqual([]);
  });

  test('refuses schools', async () => {
    await expect(exported(schoolReader)).rejects.toMatchObject({ code: 'notAllowed' });
  });
});
