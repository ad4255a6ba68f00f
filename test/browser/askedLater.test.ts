import type { ApprovalPage } from '../../teamsapp/api/contract';
import { askedInstead } from './fixture/askedInstead';
import { press, setStage, shows } from './stage';

const fixture = setStage();
const ask = (
  change: Partial<ApprovalPage['approval']>,
  may: Partial<ApprovalPage['abilities']> = {},
) => {
  askedInstead(fixture.api.world, change, may);
};

describe('a request for a change', () => {
  test('is called one in list, heading and badge, with its reason and what would change', async () => {
    const because = 'Ready for a third day.';
    const change = [{ label: 'Hours', now: '12 hours a week', then: '15 hours a week' }];
    ask({ kind: 'variation', because, change }, { decide: ['1'], ask: ['1'] });
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('heading', { level: 2, name: 'Change of EP-1057' }).waitFor();
      await page.getByRole('button', { name: /^Change of EP-1057 · .*Change/ }).waitFor();
      await shows(page, '“Ready for a third day.”');
      const table = page.getByRole('table', { name: 'What would change' });
      await table.getByRole('row', { name: 'Hours 12 hours a week 15 hours a week' }).waitFor();
      await shows(page, 'asked for a change');
      await page.getByLabel('Reason or condition').fill('No money left.');
      await press(page, 'Decline');
      await shows(page, 'Decline the change of EP-1057?');
    });
  });

  test.each([
    ['extension', 'Extension of EP-1057'],
    ['reconsideration', 'Another look at EP-1057'],
  ] as const)('of the kind %s is called "%s"', async (kind, title) => {
    ask({ kind }, {});
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
    });
  });
});

describe('asking for another look', () => {
  test('needs a reason and opens the new request', async () => {
    ask({ state: 'declined' }, { reconsider: true });
    await fixture.on('/approvals?view=all&open=2207', async (page) => {
      await press(page, 'Ask for another look');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Ask for another look' }).click();
      await shows(page, 'Say why it is to be looked at again');
      await page.keyboard.type('The school has no place.');
      await dialog.getByRole('button', { name: 'Ask for another look' }).click();
      await shows(
        page,
        'Another look at EP-1057 is asked for. Tom Hale decides by 1 December 2026.',
      );
      await page
        .getByRole('heading', { level: 2, name: 'Another look at EP-1057', exact: true })
        .waitFor();
      await shows(page, '“The school has no place.”');
    });
  });
});

describe('withdrawing a request', () => {
  test('needs a reason, says what becomes of it, and puts the focus on the request', async () => {
    ask({}, { withdraw: true });
    await fixture.on('/approvals?view=all&open=2207', async (page) => {
      await press(page, 'Withdraw');
      const dialog = page.getByRole('dialog', { name: 'Withdraw EP-1057?' });
      await dialog.getByRole('button', { name: 'Withdraw' }).click();
      await shows(page, 'Say why it is withdrawn');
      await page.keyboard.type('Logged twice.');
      await dialog.getByRole('button', { name: 'Withdraw' }).click();
      await shows(page, 'EP-1057 is withdrawn.');
      await page
        .getByRole('button', { name: 'Withdraw', exact: true })
        .waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.textContent === 'EP-1057');
    });
  });

  test('of a change leaves the package as it is, and says so', async () => {
    ask({ kind: 'extension' }, { withdraw: true });
    await fixture.on('/approvals?view=all&open=2207', async (page) => {
      await press(page, 'Withdraw');
      await page.getByRole('dialog', { name: 'Withdraw the extension of EP-1057?' }).waitFor();
      await shows(page, /EP-1057 stays as it is\. You can ask for it again\./);
    });
  });
});

describe('the list of approvals', () => {
  test('tells nobody that they logged a package', async () => {
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      expect(await page.getByText(/packages you logged/).count()).toBe(0);
    });
  });
});
