import { noticeWarnings } from '../../../teamsapp/notices/noticeWarnings';
import { me } from '../../../teamsapp/people/me';
import type { Notice } from '../../../teamsapp/notices/notice';
import { aStage, megan, ruth } from '../../support/build';
import { aQuestion, chat, helen, lewis, noticeApp, waiting } from './waiting';

const late = { rule: aStage().rule, dueDate: '2026-11-20' };
const lateSentence =
  'Team Manager is late for EP-1042, and nobody else is told. Set in the approval rules who is told when this stage is late.';

function row(id: number, personId: string, over: Partial<Notice> = {}): Notice {
  return {
    id,
    eTag: '1',
    requestKey: `n${String(id)}`,
    kind: 'digest',
    state: 'waiting',
    conversationKey: `person:${personId}`,
    day: '2026-11-23',
    attempts: 0,
    ...over,
  };
}

describe('warning administrators of what reaches nobody', () => {
  test('a stage that is late and is escalated to nobody', async () => {
    const app = noticeApp([waiting(late)]);
    expect(noticeWarnings(app)).toEqual([lateSentence]);
    expect((await me(app, ruth, false)).warnings).toContain(lateSentence);
    expect((await me(app, megan, false)).warnings).not.toContain(lateSentence);
  });

  test('not one that is escalated, is paused, or is not late yet', () => {
    const asked = {
      ...late,
      state: 'informationRequested' as const,
      questions: [aQuestion(megan)],
    };
    for (const stage of [{ dueDate: '2026-11-20' }, asked, { ...late, dueDate: '2026-11-24' }]) {
      expect(noticeWarnings(noticeApp([waiting(stage)]))).toEqual([]);
    }
  });

  test('one sentence for each stage, with three packages named', () => {
    const rows = [1, 2, 3, 4, 5].map((n) =>
      waiting(late, { id: n, packageId: 1000 + n, requestKey: `r${String(n)}` }),
    );
    expect(noticeWarnings(noticeApp(rows))).toEqual([
      expect.stringContaining('late for EP-1001, EP-1002, EP-1003 and 2 more, and nobody'),
    ]);
  });

  test('how many people have no chat with the bot, each counted once', () => {
    const notices = [row(1, lewis.id), row(2, lewis.id, { day: '2026-11-24' }), row(3, helen.id)];
    expect(noticeWarnings(noticeApp([], { notices, conversations: [] }))).toEqual([
      '2 people cannot be told what waits, because the bot is not installed in their chat. Install Education Packages for them in the Teams admin centre.',
    ]);
    expect(
      noticeWarnings(noticeApp([], { notices: [row(1, lewis.id)], conversations: [] })),
    ).toEqual([expect.stringMatching(/^1 person cannot/)]);
    const gone = { ...chat(1, lewis), goneSince: '2026-11-23T10:00:00.000Z' };
    expect(
      noticeWarnings(noticeApp([], { notices: [row(1, lewis.id)], conversations: [gone] })),
    ).toHaveLength(1);
  });

  test('how many notices Teams refused where the chat is there', () => {
    const notices = [
      row(1, lewis.id, { state: 'failed' }),
      row(2, lewis.id, { state: 'posted' }),
      row(3, lewis.id),
    ];
    expect(noticeWarnings(noticeApp([], { notices }))).toEqual([
      '1 notice of the last 7 days could not be delivered. The list Outbox says why.',
    ]);
  });

  test('nothing of more than seven days ago', () => {
    const notices = [row(1, lewis.id, { day: '2026-11-16' })];
    expect(noticeWarnings(noticeApp([], { notices, conversations: [] }))).toEqual([]);
  });
});
