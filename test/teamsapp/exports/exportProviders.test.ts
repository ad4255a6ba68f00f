import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { ExportProvidersInput } from '../../../teamsapp/api/contract';
import { exportApprovals } from '../../../teamsapp/exports/exportApprovals';
import { exportProviders } from '../../../teamsapp/exports/exportProviders';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  megan,
  priya,
  schoolReader,
} from '../../support/build';

const providers = Array.from({ length: 620 }, (_, index) =>
  aProvider({
    id: index + 1,
    name: `School ${String(index + 1)}`,
    needs: index < 2 ? ['ASD', 'SEMH'] : [],
  }),
);
const app = appWith({
  providers: [
    ...providers,
    aProvider({
      id: 900,
      name: '=Calm',
      status: 'suspended',
      price: 3600,
      priceUnit: 'hour',
      assuranceDate: '2026-09-01',
      lowAge: 11,
      capacity: 0,
    }),
  ],
});
const rowsOf = (bytes: Uint8Array) =>
  parse(Buffer.from(bytes), { bom: true, columns: true }) as Record<string, string>[];
const exported = (input: Partial<ExportProvidersInput> = {}, actor: Actor = priya) =>
  exportProviders(app, actor, { format: 'csv', query: {}, ...input });

describe('exporting providers', () => {
  test('has every row of the filter, beyond the pages of the grid', async () => {
    const file = await exported({ query: { limit: 10, offset: 5 } });
    expect(file.rows).toBe(621);
    expect(rowsOf(file.bytes)).toHaveLength(621);
    expect((await exported({ query: { needs: ['ASD'] } })).rows).toBe(2);
  });

  test('writes the words of the page, amounts and days', async () => {
    const file = await exported({ query: { view: 'suspended' } });
    expect(rowsOf(file.bytes)).toEqual([
      {
        Provider: "'=Calm",
        Town: 'Norbridge',
        Postcode: 'NB1 4TT',
        URN: '',
        Type: 'Tuition',
        Registration: 'Non-school',
        Assurance: 'Assured',
        'Assurance date': '2026-09-01',
        Status: 'Suspended',
        Needs: '',
        Lots: '',
        'Lowest age': '11',
        'Highest age': '',
        'Places free': '0',
        'Running packages': '0',
        'Hours a week': '0',
        Price: '36.00',
        'Price is for': 'hour',
      },
    ]);
    expect(file.fileName).toBe('providers-suspended-2026-11-24.csv');
    expect(file.contentType).toBe('text/csv; charset=utf-8');
  });

  test('writes a workbook on request', async () => {
    const file = await exported({ format: 'xlsx' });
    expect(file.fileName).toBe('providers-all-2026-11-24.xlsx');
    const [sheet] = (await readXlsx(file.bytes)).sheets;
    expect(sheet?.rows).toHaveLength(622);
    expect(sheet?.rows.some((row) => row[0] === '=Calm')).toBe(true);
  });

  test('leaves prices out on request, and for those who may not see them', async () => {
    const headings = async (input: Partial<ExportProvidersInput>, actor: Actor) =>
      Object.keys(rowsOf((await exported(input, actor)).bytes)[0] ?? {});
    expect(await headings({ prices: false }, priya)).not.toContain('Price');
    const forSchools = await headings({}, schoolReader);
    expect(forSchools).not.toContain('Price');
    expect(forSchools).not.toContain('Running packages');
  });

  test('refuses prices to those who may not see them', async () => {
    await expect(exported({ prices: true }, schoolReader)).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });
});

describe('exporting approvals', () => {
  const approvals = appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'inReview' })],
    approvals: [anApproval()],
  });

  test('has the rows of the view with real days and pounds, and no child', async () => {
    const file = await exportApprovals(approvals, megan, { format: 'csv', query: {} });
    expect(file.fileName).toBe('approvals-waiting-for-me-2026-11-24.csv');
    expect(rowsOf(file.bytes)).toEqual([
      {
        Package: 'EP-1042',
        Provider: 'Calm Waters Tuition',
        Stage: 'Team Manager',
        State: 'Waiting for decision',
        'Answer due': '2026-11-26',
        'Working days left': '2',
        'Asked by': 'Priya Nair',
        Team: 'Inclusion',
        'Asked on': '2026-11-24 09:00',
        'Whole cost': '2016.00',
      },
    ]);
  });

  test('refuses schools', async () => {
    await expect(
      exportApprovals(approvals, schoolReader, { format: 'csv', query: {} }),
    ).rejects.toMatchObject({ code: 'notAllowed' });
  });
});
