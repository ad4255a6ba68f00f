import { defaults } from '../../../teamsapp/settings/defaults';
import {
  setting,
  settingInForce,
  settingsThatDoNotCount,
} from '../../../teamsapp/settings/inForce';
import { sealed } from '../../../teamsapp/settings/seal';
import type { ApprovalRules, SettingRow } from '../../../teamsapp/settings/settings';
import { appWith } from '../../support/app';
import { ruth, testAuditKey } from '../../support/build';

const rules = (stageName: string): ApprovalRules => ({
  stages: [{ name: stageName, body: { role: 'manager' }, quorum: 1, waitingDays: 3 }],
});

function aRow(id: number, validFrom: string, stageName: string): SettingRow {
  const row = sealed(testAuditKey, {
    requestKey: `setting:approvalRules:after:${String(id)}`,
    name: 'approvalRules',
    validFrom,
    value: rules(stageName),
    publishedBy: { id: ruth.id, name: ruth.name },
    publishedAt: '2026-01-01T09:00:00.000Z',
  });
  return { ...row, id, eTag: '1' };
}

const stageNow = (rows: SettingRow[], day?: string) =>
  setting(appWith({ settingRows: rows }), 'approvalRules', day).stages[0]?.name;

describe('finding the setting in force', () => {
  test('nothing published means the safe default', () => {
    const app = appWith({ settingRows: [] });
    expect(setting(app, 'approvalRules')).toEqual({
      stages: [
        {
          name: 'Team Manager',
          body: { role: 'manager', ofTeam: 'package' },
          quorum: 1,
          waitingDays: 3,
        },
      ],
    });
    expect(setting(app, 'channels')).toEqual([]);
    expect(setting(app, 'roles')).toEqual({});
    expect(setting(app, 'calendar')).toEqual({ terms: [], bankHolidays: [] });
  });

  test('the row with the latest day that has come counts', () => {
    const rows = [
      aRow(1, '2026-01-01', 'First'),
      aRow(2, '2026-11-24', 'Today'),
      aRow(3, '2027-01-01', 'Later'),
    ];
    expect(stageNow(rows)).toBe('Today');
    expect(stageNow(rows, '2026-11-23')).toBe('First');
    expect(stageNow(rows, '2027-01-01')).toBe('Later');
  });

  test('of two rows of the same day the one published later counts', () => {
    expect(stageNow([aRow(1, '2026-01-01', 'First'), aRow(2, '2026-01-01', 'Second')])).toBe(
      'Second',
    );
  });

  test('says from which day the value holds', () => {
    const app = appWith({ settingRows: [aRow(1, '2026-04-01', 'First')] });
    expect(settingInForce(app, 'approvalRules').validFrom).toBe('2026-04-01');
  });
});

describe('refusing settings that the app did not publish', () => {
  const genuine = aRow(1, '2026-01-01', 'First');

  test('a row changed in the list does not count, and the one before stays in force', () => {
    const edited = { ...aRow(2, '2026-02-01', 'Second'), value: rules('Forged') };
    expect(stageNow([genuine, edited])).toBe('First');
  });

  test('every part of a row is under the seal', () => {
    const row = aRow(2, '2026-02-01', 'Second');
    const forged: SettingRow[] = [
      { ...row, validFrom: '2026-03-01' },
      { ...row, requestKey: 'setting:approvalRules:after:9' },
      { ...row, publishedBy: { id: 'x', name: 'Ruth Allen' } },
      { ...row, publishedAt: '2026-01-02T09:00:00.000Z' },
      { ...row, seal: '' },
      { ...row, seal: row.seal.replace('test.', 'other.') },
    ];
    expect(forged.map((one) => stageNow([genuine, one]))).toEqual(forged.map(() => 'First'));
  });

  test('a seal does not serve another setting', () => {
    const other: SettingRow = { ...genuine, name: 'lots' };
    expect(setting(appWith({ settingRows: [other] }), 'lots')).toEqual(defaults.lots);
  });

  test('the order of a stored value’s keys does not matter', () => {
    const value: ApprovalRules = {
      stages: [{ waitingDays: 3, quorum: 1, body: { role: 'manager' }, name: 'First' }],
    };
    expect(stageNow([{ ...genuine, value }])).toBe('First');
  });

  test('a sealed row of another shape does not count either', () => {
    const odd = sealed(testAuditKey, {
      ...genuine,
      requestKey: 'setting:approvalRules:after:1',
      value: { stages: [] },
    });
    expect(stageNow([{ ...odd, id: 2, eTag: '1' }])).toBe('Team Manager');
  });

  test('what does not count is listed for the administrators', () => {
    const app = appWith({ settingRows: [genuine, { ...aRow(2, '2026-02-01', 'x'), seal: 'no' }] });
    expect(settingsThatDoNotCount(app).map(({ id }) => id)).toEqual([2]);
  });
});
