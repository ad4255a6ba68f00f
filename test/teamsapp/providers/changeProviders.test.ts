import { changeProviderInput } from '../../../teamsapp/api/contract';
import { AppError } from '../../../teamsapp/common/errors';
import { addProvider } from '../../../teamsapp/providers/addProvider';
import { changeProvider } from '../../../teamsapp/providers/changeProvider';
import { reinstateProvider } from '../../../teamsapp/providers/reinstateProvider';
import { suspendProvider } from '../../../teamsapp/providers/suspendProvider';
import { appWith } from '../../support/app';
import { aProvider, carol, priya, ruth, schoolReader } from '../../support/build';

const calmWaters = { name: 'Calm Waters Tuition', providerType: 'Tuition' };
const input = { ...calmWaters, registrationStatus: 'nonSchool' as const };

describe('adding a provider by hand', () => {
  test('keeps it active, with assurance not asked for, and records who added it', async () => {
    const app = appWith();
    const added = await addProvider(app, carol, {
      ...input,
      name: '  Calm   Waters Tuition ',
      urn: ' 900 001 ',
      companyNumber: 'sc123456',
      postcode: 'nb14tt',
      note: '',
      needs: ['SEMH'],
    });
    expect(added).toMatchObject({
      name: 'Calm Waters Tuition',
      urn: '900001',
      companyNumber: 'SC123456',
      postcode: 'NB1 4TT',
      requestKey: 'urn:900001',
      status: 'active',
      assuranceStatus: 'notAsked',
      registrationChecked: '2026-11-24',
      needs: ['SEMH'],
      lots: [],
      lastEvent: { sequence: 1, verb: 'added', actor: { id: carol.id, name: carol.name } },
    });
    expect(added).not.toHaveProperty('note');
    await app.idle();
    expect(app.activity.all()).toMatchObject([{ subject: 'provider:urn:900001' }]);
  });

  test('does not say that the registration was checked when it was not', async () => {
    const added = await addProvider(appWith(), ruth, {
      ...input,
      registrationStatus: 'notChecked',
    });
    expect(added).not.toHaveProperty('registrationChecked');
  });

  test('finds the first press again on the second', async () => {
    const app = appWith();
    const first = await addProvider(app, carol, input);
    expect((await addProvider(app, carol, input)).id).toBe(first.id);
    expect(app.providers.writes()).toBe(1);
  });

  test('refuses people who may not change providers', async () => {
    for (const actor of [priya, schoolReader]) {
      await expect(addProvider(appWith(), actor, input)).rejects.toMatchObject({
        code: 'notAllowed',
        message: 'Only commissioners can change providers.',
      });
    }
  });

  test.each([
    ['urn', { urn: '12345' }, 'A URN has six digits, like 123456.'],
    ['ukprn', { ukprn: '20000001' }, 'A UKPRN has eight digits and begins with 1.'],
    ['companyNumber', { companyNumber: '1234' }, 'A company number has eight digits'],
    ['postcode', { postcode: 'Norbridge' }, 'Enter a whole postcode, like NB1 4TT.'],
    ['contactEmail', { contactEmail: 'office' }, 'Enter an email address'],
    ['highAge', { lowAge: 11, highAge: 7 }, 'The highest age must not be below the lowest age.'],
    ['priceUnit', { price: 4500 }, 'Say what the price is for'],
    ['lots', { lots: ['9z'] }, 'The framework has no lot 9z. Its lots are 2a, 2b.'],
    ['name', { name: ' ' }, 'Enter the provider’s name.'],
    ['providerType', { providerType: '' }, 'Say what kind of provider it is.'],
  ])('points at %s when it is wrong', async (field, wrong, sentence) => {
    const added = addProvider(appWith(), carol, { ...input, ...wrong });
    await expect(added).rejects.toMatchObject({
      code: 'invalid',
      field,
      message: expect.stringContaining(sentence) as string,
    });
  });

  test('asks why it is another one when the name is there in the same place', async () => {
    const app = appWith({ providers: [aProvider()] });
    const again = { ...input, name: 'CALM waters tuition', town: 'Norbridge' };
    await expect(addProvider(app, carol, again)).rejects.toMatchObject({
      code: 'conflict',
      field: 'anotherBecause',
      message:
        'There is already a provider called Calm Waters Tuition in Norbridge. Open it, or say why this is another one.',
    });
    const added = await addProvider(app, carol, { ...again, anotherBecause: 'Its second site.' });
    expect(added.lastEvent.after).toMatchObject({ anotherBecause: 'Its second site.' });
    expect(added).not.toHaveProperty('anotherBecause');
  });

  test('takes the same name in another place for another provider', async () => {
    const app = appWith({ providers: [aProvider()] });
    await addProvider(app, carol, { ...input, town: 'Weston', postcode: 'WL14 2XX' });
    expect(app.providers.all()).toHaveLength(2);
  });

  test('never adds the same URN twice', async () => {
    const app = appWith({ providers: [aProvider({ urn: '900001' })] });
    const again = { ...input, name: 'Other', urn: '900001', anotherBecause: 'It moved.' };
    await expect(addProvider(app, carol, again)).rejects.toMatchObject({
      code: 'conflict',
      message: 'URN 900001 is Calm Waters Tuition in Norbridge already. Open it instead.',
    });
  });
});

describe('changing a provider', () => {
  const before = aProvider({ capacity: 3, note: 'Call first.', needs: ['ASD'] });

  test('writes only what differs, with its history', async () => {
    const app = appWith({ providers: [before] });
    const change = { name: before.name, town: 'Weston', note: '', needs: ['SEMH' as const] };
    const changed = await changeProvider(app, carol, { id: before.id, eTag: '1', change });
    expect(changed).toMatchObject({ town: 'Weston', needs: ['SEMH'], capacity: 3 });
    expect(changed).not.toHaveProperty('note');
    expect(changed.lastEvent).toMatchObject({
      sequence: 2,
      verb: 'changed',
      before: { town: 'Norbridge', note: 'changed', needs: ['ASD'] },
      after: { town: 'Weston', note: null, needs: ['SEMH'] },
    });
    await app.idle();
    expect(app.activity.all().map(({ event }) => event.sequence)).toEqual([1, 2]);
  });

  test('empties a number with null', async () => {
    const app = appWith({ providers: [before] });
    const input = changeProviderInput.parse({ eTag: '1', change: { capacity: null } });
    const changed = await changeProvider(app, carol, { id: before.id, ...input });
    expect(changed).not.toHaveProperty('capacity');
    expect(changed.lastEvent).toMatchObject({ before: { capacity: 3 }, after: { capacity: null } });
  });

  test('leaves needs and lots alone when the request does not name them', () => {
    expect(changeProviderInput.parse({ eTag: '1', change: { town: 'Weston' } }).change).toEqual({
      town: 'Weston',
    });
  });

  test('writes nothing when nothing differs', async () => {
    const app = appWith({ providers: [before] });
    await changeProvider(app, carol, { id: before.id, eTag: '1', change: { name: before.name } });
    expect(app.providers.writes()).toBe(0);
  });

  test('says who was faster and saves nothing', async () => {
    const app = appWith({ providers: [before] });
    await changeProvider(app, ruth, { id: before.id, eTag: '1', change: { town: 'Weston' } });
    const late = changeProvider(app, carol, { id: before.id, eTag: '1', change: { town: 'Ash' } });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      message:
        'Ruth Allen changed Calm Waters Tuition on 24 November 2026 at 10:00. Your change was not saved. Look at it again, then save.',
    });
    expect(app.providers.find(before.id)?.town).toBe('Weston');
  });

  test('refuses another provider’s URN', async () => {
    const app = appWith({
      providers: [before, aProvider({ id: 38, name: 'Mill', urn: '900002' })],
    });
    const change = { urn: '900002' };
    const changed = changeProvider(app, carol, { id: before.id, eTag: '1', change });
    await expect(changed).rejects.toMatchObject({ code: 'conflict', field: 'urn' });
  });

  test('passes on that nothing was saved when Microsoft 365 does not answer', async () => {
    const app = appWith({ providers: [before] });
    app.providers.failNextWrite(new AppError('unavailable', 'Not saved.'));
    const changed = changeProvider(app, carol, {
      id: before.id,
      eTag: '1',
      change: { town: 'Ash' },
    });
    await expect(changed).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('suspending and reinstating a provider', () => {
  const before = aProvider();

  test('keeps why and since when, and forgets both when it is lifted', async () => {
    const app = appWith({ providers: [before] });
    const because = 'Insurance ran out.';
    const suspended = await suspendProvider(app, carol, { id: before.id, eTag: '1', because });
    expect(suspended).toMatchObject({
      status: 'suspended',
      statusReason: because,
      statusSince: '2026-11-24',
      lastEvent: { verb: 'suspended', sequence: 2 },
    });
    const lifted = await reinstateProvider(app, carol, { id: before.id, eTag: suspended.eTag });
    expect(lifted).toMatchObject({ status: 'active', lastEvent: { verb: 'reinstated' } });
    expect(lifted).not.toHaveProperty('statusReason');
    expect(lifted).not.toHaveProperty('statusSince');
  });

  test('refuses what is not so, a missing reason, and people who may not', async () => {
    const closed = aProvider({ id: 38, status: 'closed', statusSince: '2026-07-17' });
    const app = appWith({ providers: [before, closed] });
    const suspend = (id: number, because: string) =>
      suspendProvider(app, carol, { id, eTag: '1', because });
    await expect(suspend(38, 'Late')).rejects.toMatchObject({
      code: 'conflict',
      message:
        'Calm Waters Tuition has been closed since 17 July 2026 already. Nothing was changed.',
    });
    await expect(suspend(37, ' ')).rejects.toMatchObject({ field: 'because' });
    await expect(reinstateProvider(app, carol, { id: 37, eTag: '1' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      suspendProvider(app, priya, { id: 37, eTag: '1', because: 'Late' }),
    ).rejects.toMatchObject({ code: 'notAllowed' });
    expect(app.providers.writes()).toBe(0);
  });

  test('says that a provider is gone', async () => {
    const gone = suspendProvider(appWith(), carol, { id: 99, eTag: '1', because: 'Late' });
    await expect(gone).rejects.toMatchObject({ code: 'notFound' });
  });
});
