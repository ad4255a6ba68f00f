import type { Page } from 'playwright-core';
import { setStage, shows } from './stage';

const fixture = setStage();

const region = (page: Page) => page.getByRole('region', { name: 'Process map' });
const linkNames = async (page: Page) => {
  await region(page).waitFor();
  return page.$$eval('[aria-label="Process map"] a', (links) =>
    links.map((link) => link.querySelector('[title]')?.textContent ?? link.textContent),
  );
};

describe('the process map', () => {
  test('has every stage as a link, in the order of the rules', async () => {
    await fixture.on('/guidance/map', async (page) => {
      expect(await linkNames(page)).toEqual([
        'Logged',
        'Team Manager',
        'SEND Panel',
        'Safeguarding',
        'Director of Children’s Services',
        'Approved',
        'Declined',
        'Waiting for information',
        'Head of Inclusion',
      ]);
    });
  });

  test('says what waits, the median, its decisions, and in words that a stage is slow', async () => {
    await fixture.on('/guidance', async (page) => {
      const box = (name: string) => region(page).getByRole('link', { name: new RegExp(name) });
      expect(await box('Team Manager').innerText()).toMatch(
        /^Team Manager\nevery package\n3 now, 1 paused\nmedian 2 days\nfrom 48 decisions\nwaiting time 3 days$/,
      );
      expect(await box('SEND Panel').innerText()).toMatch(
        /some packages only\n4 now\nmedian 11\.5 days\nfrom 14 decisions\nslower than 10 days$/,
      );
      expect(await box('Director').innerText()).toContain('median not known yet');
      expect(await box('Head of Inclusion').innerText()).toContain('from earlier rules');
    });
  });

  test('leads from a stage, by key, to the requests that wait there', async () => {
    await fixture.on('/guidance', async (page) => {
      await region(page).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/approvals\?view=waiting&stage=Team%20Manager/);
      await shows(page, 'EP-1057');
      await page.getByRole('button', { name: 'Clear Stage: Team Manager' }).waitFor();
    });
  });

  test('shows whole what stands in its boxes', async () => {
    await fixture.on('/guidance', async (page) => {
      await region(page).waitFor();
      const cut = await page.$$eval('[aria-label="Process map"] li > *', (boxes) =>
        boxes
          .filter((box) =>
            [box, ...box.querySelectorAll('span')].some(
              ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
                scrollHeight > clientHeight || scrollWidth > clientWidth,
            ),
          )
          .map(({ textContent }) => textContent),
      );
      expect(cut).toEqual([]);
    });
  });

  test('is a list at the press of a switch, which the address remembers', async () => {
    await fixture.on('/guidance', async (page) => {
      await page.getByRole('tab', { name: 'List' }).click();
      await page.waitForURL(/\/guidance\?as=list/);
      const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
      expect(await row('^SEND Panel').innerText()).toContain('Slower');
      expect(await row('^SEND Panel').innerText()).toContain('at the same time as Safeguarding');
      expect(await row('^Head of Inclusion').innerText()).toContain('From earlier rules');
      await row('^Safeguarding').getByRole('link', { name: '2' }).click();
      await page.waitForURL(/stage=Safeguarding/);
      await page.goBack();
      await page.getByRole('region', { name: 'Process as a list' }).waitFor();
    });
  });

  test('is a list on a phone, and a map when it is asked for', async () => {
    await fixture.on(
      '/guidance',
      async (page) => {
        await page.getByRole('region', { name: 'Process as a list' }).waitFor();
        await page.getByRole('tab', { name: 'Map' }).click();
        await page.waitForURL(/as=map/);
        await region(page).waitFor();
      },
      { width: 390 },
    );
  });
});

describe('how approval works here', () => {
  test('says who decides, when, how long and who is told', async () => {
    await fixture.on('/guidance', async (page) => {
      await shows(page, '2 approvals decide, each by Tom Hale or Ruth Ellery.');
      await shows(
        page,
        'A package needs it when it costs more than £15,000.00 a year, or when it is residential.',
      );
      await shows(page, 'The answer is due within 10 working days.');
      await shows(page, 'Told when it is late: the administrators of Education Packages.');
      await shows(page, 'Drawn from the approval rules in force since 1 September 2026.');
    });
  });

  test('says so while nobody has published rules', async () => {
    fixture.api.world.guidance.rulesFrom = null;
    await fixture.on('/guidance', (page) => shows(page, /Nobody has published approval rules yet/));
  });
});

describe('a school reader', () => {
  test('finds guidance in the rail, with neither figures nor links to requests', async () => {
    await fixture.on(
      '/providers',
      async (page) => {
        await page.getByRole('link', { name: 'Guidance' }).click();
        await region(page).waitFor();
        expect(await linkNames(page)).toEqual([]);
        const words = await region(page).innerText();
        expect(words).toContain('SEND Panel');
        expect(words).not.toMatch(/now|median|decisions|Head of Inclusion/);
        await page.getByRole('tab', { name: 'List' }).click();
        await page.getByRole('columnheader', { name: 'Waiting time' }).waitFor();
        expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
          'Stage',
          'Waiting time',
        ]);
      },
      { personId: 'jo' },
    );
  });
});

describe('the approvals of one stage', () => {
  const elsewhere = () => {
    const second = fixture.api.world.approvals[1];
    if (second) second.approval.stage = 'SEND Panel';
  };

  test('are those that wait for it, until the filter is cleared', async () => {
    elsewhere();
    await fixture.on('/approvals?view=waiting&stage=SEND+Panel', async (page) => {
      await page.getByRole('heading', { level: 2, name: 'EP-1063' }).waitFor();
      expect(await page.getByText('EP-1057').count()).toBe(0);
      await page.getByRole('button', { name: 'Clear Stage: SEND Panel' }).click();
      await page.waitForURL((url) => !url.searchParams.has('stage'));
      await shows(page, 'EP-1057');
    });
  });

  test('can be chosen, and stay chosen when an item is opened', async () => {
    elsewhere();
    await fixture.on('/approvals?view=waiting', async (page) => {
      await page.getByRole('button', { name: 'Stage', exact: true }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Team Manager' }).click();
      await page.waitForURL(/stage=Team\+Manager/);
      await page.getByRole('button', { name: /EP-1049/ }).click();
      await page.waitForURL(/stage=Team\+Manager&open=2209|open=2209&stage=Team\+Manager/);
      expect(await page.getByText('EP-1063').count()).toBe(0);
    });
  });

  test('says so when none waits', async () => {
    await fixture.on('/approvals?view=waiting&stage=Finance', (page) =>
      shows(page, 'None of them waits for Finance.'),
    );
  });
});
