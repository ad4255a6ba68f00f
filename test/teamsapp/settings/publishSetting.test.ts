import { setting } from '../../../teamsapp/settings/inForce';
import { publishSetting } from '../../../teamsapp/settings/publishSetting';
import { appWith } from '../../support/app';
import { megan, ruth } from '../../support/build';

const one = { financialYear: 2026, amount: 100 };
const lots = [{ code: '3a', name: 'Day places' }];

describe('publishing a setting', () => {
  test('puts it in force from its day', async () => {
    const app = appWith();
    await publishSetting(app, ruth, { name: 'lots', validFrom: '2026-11-25', value: lots });
    expect(setting(app, 'lots').map(({ code }) => code)).toEqual(['2a', '2b']);
    expect(setting(app, 'lots', '2026-11-25')).toEqual(lots);
  });

  test('is for administrators only', async () => {
    const app = appWith();
    await expect(
      publishSetting(app, megan, { name: 'lots', validFrom: '2026-11-25', value: lots }),
    ).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('refuses a value of another shape', async () => {
    const app = appWith();
    const value = { stages: [] };
    await expect(
      publishSetting(app, ruth, { name: 'approvalRules', validFrom: '2026-11-25', value }),
    ).rejects.toMatchObject({ code: 'invalid', field: 'value' });
  });

  test.each([
    ['two budgets for the same year and team', [one, one]],
    ['a budget below nothing', [{ ...one, amount: -1 }]],
    ['a part of a penny', [{ ...one, amount: 0.5 }]],
  ])('refuses %s', async (_what, value) => {
    const publish = publishSetting(appWith(), ruth, {
      name: 'budgets',
      validFrom: '2026-11-25',
      value,
    });
    await expect(publish).rejects.toMatchObject({ code: 'invalid', field: 'value' });
  });

  test('takes a budget of the council beside one of a team', async () => {
    const app = appWith();
    const value = [one, { ...one, team: 'send' }];
    await publishSetting(app, ruth, { name: 'budgets', validFrom: '2026-11-24', value });
    expect(setting(app, 'budgets')).toEqual(value);
  });

  test('refuses a day that is none', async () => {
    const app = appWith();
    await expect(
      publishSetting(app, ruth, { name: 'lots', validFrom: '2026-11-31', value: lots }),
    ).rejects.toMatchObject({ code: 'invalid', field: 'validFrom' });
  });

  test('of two administrators at the same moment one is told to look again', async () => {
    const app = appWith();
    const publish = (code: string) =>
      publishSetting(app, ruth, {
        name: 'lots',
        validFrom: '2026-11-24',
        value: [{ code, name: code }],
      });
    const results = await Promise.allSettled([publish('x'), publish('y')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(setting(app, 'lots')).toEqual([{ code: 'x', name: 'x' }]);
  });
});
