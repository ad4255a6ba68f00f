import { rulesBefore, ruleSets } from '../../../teamsapp/settings/ruleSets';
import { publishSetting } from '../../../teamsapp/settings/publishSetting';
import { sealed } from '../../../teamsapp/settings/seal';
import type { ApprovalRules, SettingRow } from '../../../teamsapp/settings/settings';
import { appWith } from '../../support/app';
import { ruth, testAuditKey } from '../../support/build';

const rules = (name: string): ApprovalRules => ({
  stages: [{ name, body: { role: 'manager' }, quorum: 1, waitingDays: 3 }],
});
const aRow = (id: number, validFrom: string): SettingRow => ({
  ...sealed(testAuditKey, {
    requestKey: `setting:approvalRules:after:${String(id)}`,
    name: 'approvalRules',
    validFrom,
    value: rules(`Set ${String(id)}`),
    publishedBy: { id: ruth.id, name: ruth.name },
    publishedAt: '2026-01-01T09:00:00.000Z',
  }),
  id,
  eTag: '1',
});
const appOf = (...settingRows: SettingRow[]) => appWith({ settingRows });
const statesOf = (...rows: SettingRow[]) =>
  ruleSets(appOf(...rows)).map(({ id, state }) => [id, state]);

describe('listing the sets of approval rules', () => {
  test('says which holds today, which are to come and which are over, the last to begin first', () => {
    expect(statesOf(aRow(1, '2026-01-01'), aRow(2, '2026-11-24'), aRow(3, '2026-11-25'))).toEqual([
      [3, 'coming'],
      [2, 'inForce'],
      [1, 'past'],
      [0, 'past'],
    ]);
  });

  test('a set whose day another one took never holds', () => {
    expect(statesOf(aRow(1, '2027-01-01'), aRow(2, '2027-01-01'))).toEqual([
      [2, 'coming'],
      [1, 'replaced'],
      [0, 'inForce'],
    ]);
  });

  test('rules that the app did not publish are not among them', () => {
    expect(statesOf({ ...aRow(1, '2026-01-01'), value: rules('Forged') })).toEqual([
      [0, 'inForce'],
    ]);
  });
});

describe('finding the rules that a set took the place of', () => {
  const before = (id: number, ...rows: SettingRow[]) => {
    const app = appOf(...rows);
    const set = ruleSets(app).find((one) => one.id === id);
    return set && rulesBefore(app, set)?.stages[0]?.name;
  };

  test('those of the last day before', () => {
    expect(before(2, aRow(1, '2026-01-01'), aRow(2, '2027-01-01'))).toBe('Set 1');
  });

  test('those that it replaced on the same day', () => {
    expect(before(3, aRow(1, '2026-01-01'), aRow(2, '2027-01-01'), aRow(3, '2027-01-01'))).toBe(
      'Set 2',
    );
  });

  test('never those that were published after it', () => {
    expect(before(2, aRow(1, '2026-01-01'), aRow(2, '2027-01-01'), aRow(3, '2026-12-01'))).toBe(
      'Set 1',
    );
  });

  test('the app’s own where nothing was published before, and none before those', () => {
    expect(before(1, aRow(1, '2027-01-01'))).toBe('Team Manager');
    expect(before(0, aRow(1, '2027-01-01'))).toBeUndefined();
  });
});

describe('keeping the reason of a publication', () => {
  const published = async (because?: string) => {
    const app = appOf();
    return publishSetting(app, ruth, {
      name: 'approvalRules',
      validFrom: '2026-11-25',
      value: rules('New'),
      ...(because !== undefined && { because }),
    }).then((row) => ({ app, row }));
  };

  test('it is under the seal: a row with another one does not count', async () => {
    const { app, row } = await published('The panel starts in January.');
    expect(ruleSets(app)[0]?.row?.because).toBe('The panel starts in January.');
    const silent = Object.fromEntries(
      Object.entries(row).filter(([key]) => key !== 'because'),
    ) as unknown as SettingRow;
    expect(ruleSets(appOf({ ...row, because: 'Another one.' }))).toHaveLength(1);
    expect(ruleSets(appOf(silent))).toHaveLength(1);
  });

  test('a row without one has the seal that it always had', () => {
    // Made by the sealing of version 0.1.0, before rows could hold a reason.
    expect(aRow(1, '2026-01-01').seal).toBe('test.6R2dlzaQQgtpDU_x8-iq6WCM2I3WLiQAVJR7fv3hFZM');
  });
});
