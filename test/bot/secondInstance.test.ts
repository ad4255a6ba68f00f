import type { Draft } from '../../teamsapp/drafts/draft';
import { megan, priya } from '../support/build';
import { buttonsOn, cardOf } from '../support/readCard';
import { completeLine, council, type Council } from './council';
import { said } from './said';

/** A draft that another instance has written: this one knows it after its next refresh. */
async function draftedElsewhere(): Promise<Council & { draftId: string }> {
  const known = council({ approvals: [] });
  const { app, teams } = known;
  await teams.say(priya, completeLine);
  const draftId = app.drafts.all()[0]?.requestKey ?? '';
  const find = app.drafts.findByKey;
  const unknown = (key: string): Draft | undefined => (key === draftId ? undefined : find(key));
  app.drafts.findByKey = unknown;
  app.changes.refresh = () => {
    app.drafts.findByKey = find;
    return Promise.resolve();
  };
  return { ...known, draftId };
}

describe('going on with a draft at a second instance', () => {
  test('Save finds the draft and logs it', async () => {
    const { app, teams, draftId } = await draftedElsewhere();
    await teams.send(priya, 'logPackage.save', { draftId });
    await app.idle();
    expect(app.packages.findByKey(draftId)).toMatchObject({ childReference: 'AB12' });
  });

  test.each(['logPackage.change', 'logPackage.keep'])('%s loses nothing of it', async (verb) => {
    const { app, teams, draftId } = await draftedElsewhere();
    const reply = await teams.send(priya, verb, { draftId });
    expect(buttonsOn(cardOf(reply)).length).toBeGreaterThan(0);
    expect(app.drafts.findByKey(draftId)?.form).toMatchObject({ childReference: 'AB12' });
  });

  test.each(['save', 'change', 'keep', 'discard', 'check'])(
    'nobody but its writer may press %s',
    async (name) => {
      const { app, teams, draftId } = await draftedElsewhere();
      const reply = await teams.send(megan, `logPackage.${name}`, { draftId });
      expect(said(reply)).toContain('Only Priya Nair can save this draft.');
      expect(app.drafts.findByKey(draftId)).toMatchObject({
        writerId: priya.id,
        form: { childReference: 'AB12' },
      });
    },
  );
});
