import { press, setStage, shows } from './stage';

const stage = setStage();
const sentTo = (path: string) => stage.api.requests.filter((one) => one === `POST ${path}`);

describe('a panel’s meeting on the page', () => {
  test('is reached from the rail, by panel and day', async () => {
    await stage.on('/packages', async (page) => {
      await page.getByRole('link', { name: 'Panels' }).click();
      await shows(page, '3 requests waiting, and 1 item that you may not see');
      await page.getByRole('link', { name: '24 November 2026' }).first().click();
      await shows(page, 'SEN Resource Panel, 24 November 2026');
      await shows(page, '3 members are here; 3 are needed.');
    });
  });

  test('shows one item at a time; J and K go on and back', async () => {
    await stage.on('/panels/meeting/7', async (page) => {
      await page.getByRole('heading', { name: 'EP-1057' }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: 'EP-1063' }).waitFor();
      await shows(page, 'Grace Obi leaves: declared an interest.');
      await page.keyboard.press('k');
      await page.getByRole('heading', { name: 'EP-1057' }).waitFor();
    });
  });

  test('an item is approved only after one more question, and the agenda says so', async () => {
    await stage.on('/panels/meeting/7', async (page) => {
      const before = sentTo('/api/meetings/7/decide').length;
      await press(page, 'Approve');
      expect(sentTo('/api/meetings/7/decide')).toHaveLength(before);
      await shows(page, 'for EP-1057?');
      await press(page, 'Approve');
      await shows(page, '· Approved');
      expect(sentTo('/api/meetings/7/decide')).toHaveLength(before + 1);
      await page.getByRole('heading', { name: 'EP-1063' }).waitFor();
    });
  });

  test('a decline and a deferral want their reason first', async () => {
    await stage.on('/panels/meeting/7', async (page) => {
      for (const verb of ['Decline', 'Defer']) {
        await press(page, verb);
        await shows(page, 'Say why');
      }
      await page.getByLabel('Reason or condition').fill('The price is missing.');
      await press(page, 'Defer');
      await press(page, 'Defer');
      await shows(page, 'Deferred');
    });
  });

  test('an inquorate item cannot be approved, and says why', async () => {
    await stage.on('/panels/meeting/7', async (page) => {
      await page.keyboard.press('j');
      await shows(page, 'decides with 3 members in the room for an item, and 2 are');
      const approve = page.getByRole('button', { name: 'Approve', exact: true });
      expect(await approve.getAttribute('aria-disabled')).toBe('true');
    });
  });

  test('what somebody else decided first is told, and what was typed stays', async () => {
    const body = { code: 'conflict', message: 'The panel declined this at 10:02.' };
    stage.api.misbehave('/api/meetings/7/decide', { status: 409, body });
    await stage.on('/panels/meeting/7', async (page) => {
      await page.getByLabel('Reason or condition').fill('Review in June.');
      await press(page, 'Approve with conditions');
      await press(page, 'Approve with conditions');
      await shows(page, 'The panel declined this at 10:02.');
      expect(await page.getByLabel('Reason or condition').inputValue()).toBe('Review in June.');
    });
  });

  test('the agenda is put into another order by buttons with names', async () => {
    await stage.on('/panels/meeting/7', async (page) => {
      await press(page, 'Move EP-1057 down');
      await page.getByRole('button', { name: /^1\. EP-1063/ }).waitFor();
      await shows(page, '1 item that you may not see');
    });
  });

  test('closing asks once more and leaves the minutes', async () => {
    await stage.on('/panels/meeting/7', async (page) => {
      await press(page, 'Close the meeting');
      await page.getByLabel('Notes for the minutes').fill('Ended at noon.');
      await page.getByRole('dialog').getByRole('button', { name: 'Close the meeting' }).click();
      await shows(page, 'Ended at noon.');
      await page.getByRole('button', { name: 'Minutes for Word' }).waitFor();
    });
  });

  test('one that is not there says so', async () => {
    await stage.on('/panels/meeting/99', async (page) => {
      await shows(page, /Only members of the panel/);
    });
  });

  test('a school reader has no entry and no page', async () => {
    const opening = { personId: 'jo' };
    await stage.on(
      '/panels',
      async (page) => {
        await shows(page, 'You cannot see this page');
        expect(await page.getByRole('link', { name: 'Panels' }).count()).toBe(0);
      },
      opening,
    );
  });
});

describe('a panel paper on the page', () => {
  test('is reached from the request it is about', async () => {
    await stage.on('/approvals', async (page) => {
      await page.getByRole('link', { name: 'Write the panel paper' }).click();
      await shows(page, 'Panel paper of EP-1057');
    });
  });

  test('is saved when the shares make up the whole cost', async () => {
    await stage.on('/panels/paper/2207', async (page) => {
      await press(page, 'Change the paper');
      await shows(page, 'Together the whole cost');
      await page.getByLabel('Education pays').fill('1.00');
      await shows(page, 'is still missing of');
      await page.getByLabel('Health pays').fill('nothing');
      await press(page, 'Save the paper');
      await shows(page, 'Enter each share in pounds and pence, 0 where somebody pays nothing.');
      await page.getByLabel('Health pays').fill('2.50');
      await page.getByLabel('Recommendation').fill('Do not agree.');
      await press(page, 'Save the paper');
      await shows(page, 'Do not agree.');
      await page.getByRole('button', { name: 'Change the paper' }).waitFor();
    });
  });
});
