import { press, setStage, shows } from './stage';

const fixture = setStage();

describe('deciding', () => {
  test('asks once more, is stored, and the next request opens', async () => {
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Approve');
      await shows(page, 'Approve £14,040.00?');
      expect(fixture.api.world.approvals[0]?.approval.state).toBe('open');
      await page.keyboard.press('Enter');
      await shows(page, 'EP-1057 is approved.');
      await page.getByRole('heading', { level: 2, name: 'EP-1063' }).waitFor();
      expect(fixture.api.world.approvals[0]?.approval.state).toBe('approved');
    });
  });

  test('a decline needs a reason', async () => {
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Decline');
      await shows(page, 'Say why, or what you ask');
      await page.keyboard.type('No staff for two weeks.');
      await press(page, 'Decline');
      await shows(page, 'Decline EP-1057?');
      await press(page, 'Decline');
      await shows(page, 'EP-1057 is declined.');
    });
  });

  test('a condition turns the button into "Approve with conditions"', async () => {
    await fixture.on('/approvals', async (page) => {
      await page.getByLabel('Reason or condition').fill('Only until Easter.');
      await press(page, 'Approve with conditions');
      await shows(page, 'Approve £14,040.00 with this condition?');
      await shows(page, '“Only until Easter.”');
    });
  });

  test('says who was faster, and keeps what was typed', async () => {
    const message = 'Tom Hale approved this at 10:41. Your answer was not recorded.';
    fixture.api.misbehave('/api/approvals/2207/decide', {
      status: 409,
      body: { code: 'conflict', message },
    });
    await fixture.on('/approvals', async (page) => {
      await page.getByLabel('Reason or condition').fill('Only until Easter.');
      await press(page, 'Approve with conditions');
      await press(page, 'Approve with conditions');
      await shows(page, message);
      expect(await page.getByLabel('Reason or condition').inputValue()).toBe('Only until Easter.');
    });
  });

  test('goes by key: J and K through the list, R to the reason, Ctrl+Enter to the question', async () => {
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { level: 2, name: 'EP-1063' }).waitFor();
      await page.keyboard.press('k');
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.keyboard.press('r');
      await page.keyboard.type('jk');
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await shows(page, 'Approve £14,040.00 with this condition?');
    });
  });
});

const noAbilities = {
  decide: [],
  ask: [],
  answer: [],
  refer: [],
  reconsider: false,
  withdraw: false,
};

describe('a question', () => {
  const asking = () => {
    fixture.api.world.approvals = fixture.api.world.approvals.map((page, index) => ({
      ...page,
      approval: { ...page.approval, state: index === 0 ? 'informationRequested' : 'approved' },
      abilities: noAbilities,
    }));
    const [first] = fixture.api.world.approvals;
    const [stage] = first?.approval.stages ?? [];
    if (!first || !stage) return;
    first.abilities = { ...noAbilities, answer: ['q1'] };
    stage.state = 'informationRequested';
    stage.questions = [
      {
        id: 'q1',
        askedBy: 'Amira Khan',
        askedAt: '2026-11-24T09:00:00.000Z',
        question: 'Which school holds the place?',
        answeredBy: null,
        answeredAt: null,
        answer: null,
      },
    ];
  };

  test('is counted at Approvals, and its view opens first when nothing else waits', async () => {
    asking();
    await fixture.on('/approvals', async (page) => {
      await page.waitForURL(/view=questions/);
      await page.getByRole('link', { name: 'Approvals, 1 waiting for you' }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.getByLabel('Your answer').first().waitFor();
    });
  });

  test('leads from its package to the answer', async () => {
    asking();
    const row = fixture.api.world.packages.find(({ id }) => id === 1057);
    if (row) row.state = 'informationRequested';
    await fixture.on('/packages/1057', async (page) => {
      await shows(page, /Which school holds the place/);
      await page.getByRole('link', { name: 'Answer', exact: true }).click();
      await page.waitForURL(/view=questions&open=2207/);
      await page.getByLabel('Your answer').first().waitFor();
    });
  });
});

describe('an approval opened by its address', () => {
  test('is shown in the view that holds it', async () => {
    fixture.api.world.approvals = fixture.api.world.approvals.map((page) => ({
      ...page,
      approval: { ...page.approval, state: 'approved' },
      abilities: noAbilities,
    }));
    await fixture.on('/approvals?open=2207', async (page) => {
      await page.waitForURL(/view=all&open=2207/);
      await page.locator('[aria-current="true"]', { hasText: 'EP-1057' }).waitFor();
    });
  });
});

describe('the decision bar', () => {
  test('keeps its buttons beside the reason at 1280 px', async () => {
    await fixture.on('/approvals', async (page) => {
      const reason = page.getByLabel('Reason or condition');
      await reason.fill('Only until Easter.');
      const button = page.getByRole('button', { name: 'Ask for information' });
      const [field, beside] = await Promise.all([reason.boundingBox(), button.boundingBox()]);
      expect(beside?.y).toBeLessThan((field?.y ?? 0) + (field?.height ?? 0));
    });
  });
});
