import type { Page } from 'playwright-core';
import type { ApprovalPage } from '../../teamsapp/api/contract';
import { nothing } from './fixture/approvalAnswers';
import { askedInstead } from './fixture/askedInstead';
import { press, setStage, shows } from './stage';

const fixture = setStage();
type Stage = ApprovalPage['approval']['stages'][number];

const ask = (
  change: Partial<ApprovalPage['approval']>,
  may: Partial<ApprovalPage['abilities']> = {},
) => {
  askedInstead(fixture.api.world, change, may);
};

function stages(...changes: Partial<Stage>[]): Stage[] {
  const [first] = fixture.api.world.approvals[0]?.approval.stages ?? [];
  if (!first) throw new Error('the fixture’s approval has no stage');
  return changes.map((change, index) => ({ ...first, id: String(index + 1), ...change }));
}

const bodiesOf = (page: Page, path: string) => {
  const bodies: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith(path)) bodies.push(request.postDataJSON());
  });
  return bodies;
};

describe('referring a request', () => {
  test('says who decides first and after, needs a reason, and opens the next request', async () => {
    await fixture.on('/approvals', async (page) => {
      const bodies = bodiesOf(page, '/refer');
      await press(page, 'Refer');
      const dialog = page.getByRole('dialog', { name: 'Refer EP-1057' });
      await dialog
        .getByText(
          'Head of Service decides first; Team Manager decides after it. No stage is skipped.',
        )
        .waitFor();
      await dialog.getByRole('button', { name: 'Refer EP-1057' }).click();
      await shows(page, 'There is 1 thing to put right');
      await dialog.getByRole('link', { name: 'Say why' }).click();
      await page.keyboard.type('Over the lot’s price.');
      await dialog.getByRole('button', { name: 'Refer EP-1057' }).click();
      await shows(
        page,
        'EP-1057 is referred. Head of Service decides first; Team Manager decides after it.',
      );
      await page.getByRole('heading', { level: 2, name: 'EP-1063' }).waitFor();
      expect(bodies).toEqual([
        { stageId: '1', seen: 1, to: 'Head of Service', because: 'Over the lot’s price.' },
      ]);
    });
  });

  test('several stages leave the choice, and what was typed in the bar comes along', async () => {
    ask({}, { decide: ['1'], ask: ['1'], refer: ['Head of Service', 'Commissioner'] });
    await fixture.on('/approvals', async (page) => {
      await page.getByLabel('Reason or condition').fill('Over the lot’s price.');
      await press(page, 'Refer');
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByLabel('Why').inputValue()).toBe('Over the lot’s price.');
      await dialog.getByRole('button', { name: 'Refer EP-1057' }).click();
      await dialog.getByRole('link', { name: 'Choose who looks first' }).click();
      await dialog.getByLabel('Who looks first').selectOption('Commissioner');
      await shows(
        page,
        'Commissioner decides first; Team Manager decides after it. No stage is skipped.',
      );
    });
  });

  test('closed by Escape, gives the focus back to its button', async () => {
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('button', { name: 'Refer', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.textContent === 'Refer');
    });
  });

  test('a refusal stays in the dialog with what was typed', async () => {
    const message = 'SEND Panel has been asked about EP-1057 already. Nothing was changed.';
    fixture.api.misbehave('/api/approvals/2207/refer', {
      status: 400,
      body: { code: 'invalid', message, field: 'to' },
    });
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Refer');
      await page.getByRole('dialog').getByLabel('Why').fill('Over the lot’s price.');
      await press(page, 'Refer EP-1057');
      await shows(page, message);
      const typed = page.getByRole('dialog').getByLabel('Why');
      expect(await typed.inputValue()).toBe('Over the lot’s price.');
    });
  });

  test('is absent where the rules have no other stage', async () => {
    ask({}, { decide: ['1'], ask: ['1'] });
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('button', { name: 'Decline' }).waitFor();
      expect(await page.getByRole('button', { name: 'Refer', exact: true }).count()).toBe(0);
    });
  });
});

describe('one person in two stages side by side', () => {
  test('chooses the stage, and each is its own press', async () => {
    const both = stages({}, { name: 'Commissioner', step: 0 });
    ask({ stages: both }, { decide: ['1', '2'], ask: ['1', '2'] });
    const { world } = fixture.api;
    const [before] = world.approvals;
    if (!before) throw new Error('the fixture has no approval');
    const [first, second] = both;
    if (!first || !second) throw new Error('two stages were made');
    const after = {
      ...before,
      approval: { ...before.approval, stages: [first, { ...second, state: 'approved' }] },
      abilities: { ...before.abilities, decide: ['1'], ask: ['1'] },
    };
    fixture.api.misbehave('/api/approvals/2207/decide', { status: 200, body: after });
    await fixture.on('/approvals', async (page) => {
      const bodies = bodiesOf(page, '/decide');
      const choice = page.getByRole('radiogroup', { name: 'You decide as' });
      expect(await choice.getByRole('radio', { name: 'Team Manager' }).isChecked()).toBe(true);
      await choice.getByRole('radio', { name: 'Commissioner' }).check();
      await press(page, 'Approve');
      await shows(page, 'Approve £14,040.00 as Commissioner?');
      await press(page, 'Approve');
      await shows(page, 'Your answer on EP-1057 is stored. Team Manager still waits for you.');
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.waitForFunction(() => document.activeElement?.textContent === 'EP-1057');
      expect(bodies).toEqual([{ stageId: '2', seen: 1, verdict: 'approve', note: '' }]);
    });
  });
});

describe('an answer of several', () => {
  test('is stored, and says how many approvals the stage has', async () => {
    const [first] = fixture.api.world.approvals;
    if (!first) throw new Error('the fixture has no approval');
    const given = { by: 'Amira Khan', insteadOf: null, verdict: 'approve' as const, note: '' };
    const decisions = [{ ...given, at: '2026-11-24T11:00:00.000Z' }];
    const approval = { ...first.approval, stages: stages({ quorum: 2, decisions }) };
    const after = { ...first, approval, abilities: nothing };
    fixture.api.misbehave('/api/approvals/2207/decide', { status: 200, body: after });
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Approve');
      await press(page, 'Approve');
      await shows(page, 'Your answer on EP-1057 is stored. Team Manager has 1 of 2 approvals.');
    });
  });
});

describe('what happened to a request', () => {
  test('shows stages side by side, how many approvals, deputies and referrals', async () => {
    const decision = { verdict: 'approve' as const, note: '', at: '2026-11-24T11:00:00.000Z' };
    const referral = {
      by: 'Amira Khan',
      at: '2026-11-24T10:42:00.000Z',
      to: 'Head of Service',
      because: 'Over the lot’s price.',
    };
    ask(
      {
        stages: stages(
          {
            name: 'Head of Service',
            quorum: 2,
            decisions: [{ ...decision, by: 'Tom Hale', insteadOf: 'Megan Ashworth' }],
          },
          { name: 'Commissioner', step: 0 },
          { name: 'Team Manager', step: 1, state: 'notYet', referrals: [referral] },
          { name: 'SEND Panel', step: 2, state: 'notYet' },
        ),
      },
      {},
    );
    await fixture.on('/approvals', async (page) => {
      const events = page.getByRole('list', { name: 'Approvals' }).last().getByRole('listitem');
      await events.first().waitFor();
      const said = (await events.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
      expect(said[1]).toMatch(/^Amira Khan asked Head of Service to decide first; Team Manager/);
      expect(said[1]).toContain('“Over the lot’s price.”');
      expect(said[2]).toMatch(/^Tom Hale, for Megan Ashworth, approved, Head of Service/);
      expect(said[3]).toMatch(/^Head of Service to decide, side by side with Commissioner/);
      expect(said[3]).toContain('1 of 2 approvals.');
      expect(said[4]).toMatch(/^Commissioner to decide, side by side with Head of Service/);
      expect(said[5]).toMatch(/^Team Manager decides next/);
      expect(said[6]).toMatch(/^SEND Panel decides after that/);
    });
  });
});
