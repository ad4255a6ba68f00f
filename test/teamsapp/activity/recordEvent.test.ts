import { completeActivity, firstEvent, nextEvent } from '../../../teamsapp/activity/recordEvent';
import { hashEvent } from '../../../teamsapp/common/event';
import { setting } from '../../../teamsapp/settings/inForce';
import { appWith } from '../../support/app';
import { megan, priya, testAuditKey, wealdshire } from '../../support/build';
import { testMoment } from '../../support/calendar';

describe('recording what happened to a row', () => {
  const subject = 'package:1';

  test('the first event has number one, the person without roles, and a hash of its own', () => {
    const app = appWith();
    const { lastEvent, eventHash } = firstEvent(app, subject, priya, 'logged', { price: 4500 });
    expect(lastEvent).toEqual({
      sequence: 1,
      actor: { id: priya.id, name: priya.name },
      at: testMoment,
      verb: 'logged',
      before: {},
      after: { price: 4500 },
    });
    expect(eventHash).toBe(hashEvent(testAuditKey, subject, lastEvent, ''));
  });

  test('the next event is chained to the hash before it', () => {
    const app = appWith();
    const first = firstEvent(app, subject, priya, 'logged', {});
    const next = nextEvent(app, subject, first, megan, 'ended', { end: 'a' }, { end: 'b' });
    expect(next.lastEvent.sequence).toBe(2);
    expect(next.eventHash).toBe(hashEvent(testAuditKey, subject, next.lastEvent, first.eventHash));
  });

  test('an event is copied to the Activity list once, however often it is completed', async () => {
    const app = appWith();
    const row = firstEvent(app, subject, priya, 'logged', {});
    await completeActivity(app, subject, row);
    await completeActivity(app, subject, row);
    expect(app.activity.all()).toHaveLength(1);
  });

  test('a copy that failed is made by the next call', async () => {
    const app = appWith();
    const row = firstEvent(app, subject, priya, 'logged', {});
    app.activity.failNextAdd(new Error('busy'));
    await expect(completeActivity(app, subject, row)).rejects.toThrow('busy');
    await completeActivity(app, subject, row);
    expect(app.activity.all()).toHaveLength(1);
  });

  test('the settings that tests begin with are in force', () => {
    expect(setting(appWith(), 'council')).toEqual(wealdshire.council);
    expect(setting(appWith(), 'teams')).toEqual(wealdshire.teams);
  });
});
