import { megan, priya } from '../support/build';
import { council, type Council } from './council';

const audits = ({ teams }: Council) => teams.logged.filter((line) => 'audit' in line);

describe('auditing what the bot is asked', () => {
  test('a command is one line with its word, its rows and who asked', async () => {
    const known = council();
    await known.teams.say(priya, 'package EP-0987');
    expect(audits(known)).toEqual([
      expect.objectContaining({
        audit: 'BOT_COMMAND',
        command: 'package',
        packageId: 987,
        actor: priya.id,
        outcome: 'done',
      }),
    ]);
  });

  test('a refused press is one line with the reason’s code', async () => {
    const known = council();
    const approvalId = String(known.app.approvals.all()[0]?.id);
    await known.teams.send(priya, 'approval.approve', {
      approvalId,
      stageId: known.app.approvals.all()[0]?.stages[0]?.id,
      seen: 1,
      note: 'Words about AB12.',
    });
    expect(audits(known)).toEqual([
      expect.objectContaining({
        audit: 'BOT_ACTION',
        verb: 'approval.approve',
        approvalId: Number(approvalId),
        actor: priya.id,
        outcome: 'refused',
        code: expect.any(String),
      }),
    ]);
  });

  test('a guest is a refusal', async () => {
    const guest = { ...megan, isGuest: true };
    const known = council({ people: [guest] });
    await known.teams.say(guest, 'approvals');
    expect(audits(known)).toMatchObject([{ outcome: 'refused', code: 'notAllowed' }]);
  });

  test('neither typed words, child references nor made-up verbs come into the log', async () => {
    const known = council();
    await known.teams.say(priya, 'log AB12 12h £45 secret words');
    await known.teams.send(priya, 'secret words', { approvalId: 'AB12', packageId: 'AB12' });
    expect(audits(known)).toMatchObject([{ command: 'log' }, { verb: 'unknown' }]);
    expect(JSON.stringify(known.teams.logged)).not.toMatch(/AB12|secret|12h/);
  });
});
