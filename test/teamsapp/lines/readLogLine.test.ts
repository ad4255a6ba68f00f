import { readLogLine } from '../../../teamsapp/lines/readLogLine';
import { aProvider } from '../../support/build';
import { calmWaters, farm, learning, tutors, world } from './world';

const read = (line: string) => readLogLine(line, world);
const faultsOf = (line: string) => read(line).faults.map(({ sentence }) => sentence);

// The numbers are those of the bot's own twenty-five exchanges, section 4.2.
describe('reading a package in one line', () => {
  test('1: a complete line', () => {
    expect(read('log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul')).toEqual({
      form: {
        childReference: 'AB12',
        providerId: tutors.id,
        legalRoute: 'EOTAS_S61',
        hoursPerWeek: 12,
        price: 4500,
        priceUnit: 'hour',
        startDate: '2027-06-09',
        endDate: '2027-07-16',
      },
      remarks: [],
      faults: [],
      providerChoices: [],
      nameSuspected: false,
    });
  });

  test('2: three providers to choose from, and a Sunday that is named', () => {
    const { form, providerChoices, remarks } = read(
      'log AB12 Forest Trail 12h £45/h 9 Jun to 18 Jul',
    );
    expect(form).toMatchObject({ providerWords: 'Forest Trail', endDate: '2027-07-16' });
    expect(form.legalRoute).toBeUndefined();
    expect(providerChoices).toEqual([
      { id: tutors.id, name: 'Forest Trail Tutors', place: 'Norbridge NB1', note: 'on Lot 2a' },
      { id: learning.id, name: 'Forest Trail Learning', place: 'Okebury OK3', note: 'assured' },
      { id: farm.id, name: 'Forest Trails Farm School', place: 'Lynmouth LY7', note: 'suspended' },
    ]);
    expect(remarks).toContainEqual({
      title: 'I changed the last day.',
      sentence: 'You wrote 18 July 2027, a Sunday. I used Friday 16 July 2027.',
    });
  });

  test('3: any order, without the command', () => {
    const line =
      '£36 an hour, 15 hours/week, AB12, Calm Waters, from next Monday until end of term, s19';
    expect(read(line)).toMatchObject({
      form: {
        childReference: 'AB12',
        providerId: calmWaters.id,
        legalRoute: 'SECTION_19',
        hoursPerWeek: 15,
        price: 3600,
        priceUnit: 'hour',
        startDate: '2026-11-30',
        endDate: '2026-12-18',
      },
      remarks: [],
      faults: [],
    });
  });

  test('4: a slip in the name is forgiven and said', () => {
    const { form, remarks } = read(
      'log AB12 Calm Watres 15h £36ph after half-term to Easter eotas',
    );
    expect(form).toMatchObject({
      providerId: calmWaters.id,
      startDate: '2027-02-22',
      endDate: '2027-03-25',
    });
    expect(remarks.map(({ title }) => title)).toEqual([
      'I read “Calm Watres” as Calm Waters Tuition.',
    ]);
  });

  test('5: what is there is kept, what is not stays empty', () => {
    expect(read('log AB12 12h £45')).toMatchObject({
      form: { childReference: 'AB12', hoursPerWeek: 12, price: 4500 },
      faults: [],
      providerChoices: [],
    });
    expect(read('log AB12 12h £45').form.priceUnit).toBeUndefined();
  });

  test('6: of a line that may hold a name nothing is kept', () => {
    expect(read('log John Smith Calm Waters 5h £40/h from Monday')).toEqual({
      form: {},
      remarks: [],
      faults: [],
      providerChoices: [],
      nameSuspected: true,
    });
  });

  test('7: a provider by its number in the register', () => {
    expect(read('log AB12 148112 5 sessions £90 a session 4 Jan for 6 weeks s19').form).toEqual({
      childReference: 'AB12',
      providerId: calmWaters.id,
      legalRoute: 'SECTION_19',
      sessionsPerWeek: 5,
      price: 9000,
      priceUnit: 'session',
      startDate: '2027-01-04',
      endDate: '2027-02-12',
    });
  });

  test.each([
    [
      '8',
      'log AB12 Calm Waters 3h a day £36/h',
      'How many days a week? 3 hours a day was understood.',
    ],
    [
      '9',
      'log AB12 Calm Waters 80h £36/h 4 Jan to 12 Feb',
      '80 hours a week is more than 60. Did you mean 8?',
    ],
    ['10', 'log AB12 Calm Waters 6h £45,50 4 Jan to 12 Feb', '£45,50 could be £45.50 or £4,550.'],
    ['11', 'log AB12 Calm Waters 6h £36/h 18 Jul to 9 Jun', '9 June 2027 is before 18 July 2027.'],
    ['12', 'log AB12 Calm Waters 6h £36/h 31 June to 16 Jul', 'June has 30 days. 30 June 2027?'],
  ])('%s: the wrong word is pointed at', (_, line, sentence) => {
    expect(faultsOf(line)).toEqual([sentence]);
    expect(read(line).form).toMatchObject({ childReference: 'AB12', providerId: calmWaters.id });
  });

  test('13: a suspended provider is taken by its whole name, with the reason for it', () => {
    const line =
      'log AB12 Forest Trails Farm School 6h £50/h 4 Jan to 12 Feb because the child is settled there';
    expect(read(line).form).toMatchObject({
      providerId: farm.id,
      suspendedReason: 'the child is settled there',
    });
  });

  test('14: a concern never stops the reading', () => {
    const line = 'log AB12 Forest Trail Learning 21h £36/h 30 Nov to 16 Jul s19';
    expect(read(line)).toMatchObject({
      form: { providerId: learning.id, hoursPerWeek: 21, endDate: '2027-07-16' },
      faults: [],
    });
  });
});

describe('reading values that could be something else', () => {
  test.each([
    ['AB 12 Calm Waters 6h', { childReference: 'AB12' }],
    ['ab1207 Calm Waters 6h', { childReference: 'AB1207' }],
    ['AB12 s19 6h Calm Waters Tuition', { childReference: 'AB12', legalRoute: 'SECTION_19' }],
    ['AB12 with Calm Waters for 6h', { childReference: 'AB12', providerId: 37 }],
    ['AB12 Tuition Calm Waters 6h', { providerId: 37 }],
    ['AB12 Calm Waters excluded s19', { reason: 'exclusion', providerId: 37 }],
    ['AB12 Calm Waters 6h "ill since October" s19', { providerId: 37 }],
    [
      'AB12 Calm Waters objectives: Attend four days. Sit one exam.',
      { objectives: 'Attend four days. Sit one exam' },
    ],
    [
      'AB12 Calm Waters objectives "Attend four days." 6h',
      { objectives: 'Attend four days.', hoursPerWeek: 6 },
    ],
  ])('%s', (line, form) => {
    expect(read(line).form).toMatchObject(form);
  });

  test('a reference that is not on the list is pointed at with the nearest', () => {
    const { form, faults } = read('log AB21 Calm Waters 6h £36/h');
    expect(form.childReference).toBe('AB21');
    expect(faults).toEqual([
      {
        field: 'childReference',
        sentence:
          'AB21 is not on the list of children. Did you mean AB12? If not, check it or add the child.',
        suggestion: 'AB12',
      },
    ]);
  });

  test('two possible references are not guessed between', () => {
    const { form, faults } = read('log XY99 ZZ88 Calm Waters 6h');
    expect(form.childReference).toBeUndefined();
    expect(faults[0]?.sentence).toBe(
      '“XY99” and “ZZ88” could both be the child’s reference. Which one is it?',
    );
  });

  test('beside a reference and a provider, words of neither are not kept', () => {
    const reading = read('log AB12 John Smith Calm Waters 5h £40/h');
    expect(reading.form.providerId).toBe(37);
    expect(JSON.stringify(reading)).not.toMatch(/John|Smith/);
    expect(reading.remarks[0]?.title).toBe('2 words match no provider and nothing else.');
  });

  test('an unknown provider on a line without a name keeps its words for another provider', () => {
    expect(read('log AB12 Sunny Meadows 6h').form.providerWords).toBe('Sunny Meadows');
  });

  test('a suspended provider is never taken for a part of its name', () => {
    const { form, providerChoices } = read('log AB12 Forest Trails Farm 6h');
    expect(form.providerId).toBeUndefined();
    expect(providerChoices.map(({ note }) => note)).toEqual(['suspended']);
  });

  test('of two providers of one name the one still open is taken', () => {
    const closed = aProvider({ id: 99, name: 'Calm Waters Tuition', status: 'closed' });
    const both = { ...world, providers: [...world.providers, closed] };
    expect(readLogLine('AB12 Calm Waters Tuition 6h', both).form.providerId).toBe(37);
  });

  test('a reason in words that names no ground is said not to be kept', () => {
    const { remarks } = read('log AB12 Calm Waters 6h because nothing else was free');
    expect(remarks[0]?.title).toBe('I could not keep your reason.');
  });

  test('a weekend start moves to the next school day', () => {
    const { form, remarks } = read('log AB12 Calm Waters 28 Nov to 18 Dec');
    expect(form.startDate).toBe('2026-11-30');
    expect(remarks).toEqual([
      {
        title: 'I changed the first day.',
        sentence: 'You wrote 28 November 2026, a Saturday. I used Monday 30 November 2026.',
      },
    ]);
  });

  test('a package number in a line says how to copy it', () => {
    expect(faultsOf('log EP-1042 6h')[0]).toBe(
      'EP-1042 is a package. To copy it, write: log like EP-1042',
    );
  });

  test('a decimal comma in hours is pointed at, not read as its last digit', () => {
    const { form, faults } = read('log AB12, Calm Waters, 12,5h, £36/h');
    expect(form).toMatchObject({ childReference: 'AB12', providerId: 37, price: 3600 });
    expect(form.hoursPerWeek).toBeUndefined();
    expect(faults).toMatchObject([{ field: 'hoursPerWeek', suggestion: '12.5' }]);
  });

  test('of several providers the words are kept, without words of none', () => {
    const { form } = read('log AB12 Red Kite Forest Trail 6h');
    expect(form.providerWords).toBe('Forest Trail');
  });

  test('at most three faults are told at once', () => {
    expect(faultsOf('log ZZ9 Forest Trail 80h £45,50 31 June to 16 Jul')).toHaveLength(3);
  });
});
