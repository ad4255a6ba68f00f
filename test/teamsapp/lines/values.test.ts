import { distance, nearest } from '../../../teamsapp/lines/nearest';
import { readHours } from '../../../teamsapp/lines/readHours';
import { readMoney } from '../../../teamsapp/lines/readMoney';
import { readReason, readRoute } from '../../../teamsapp/lines/readRoute';

describe('reading a price', () => {
  test.each([
    ['£45/h', 4500, 'hour'],
    ['£45.50 an hour', 4550, 'hour'],
    ['£36ph', 3600, 'hour'],
    ['36ph', 3600, 'hour'],
    ['£1,234.50 pw', 123_450, 'week'],
    ['45 pounds a session', 4500, 'session'],
    ['£1.2k in total', 120_000, 'once'],
    ['£150 a day', 15_000, 'day'],
    ['£45.5 per hour', 4550, 'hour'],
    ['£ 45 / hour', 4500, 'hour'],
  ])('%s', (text, price, priceUnit) => {
    expect(readMoney(text)).toMatchObject({ value: { price, priceUnit }, faults: [] });
  });

  test('a price without a unit has none', () => {
    expect(readMoney('12h £45')).toEqual({ value: { price: 4500 }, faults: [], rest: '12h  | ' });
  });

  test.each([
    ['£45,50', '£45,50 could be £45.50 or £4,550.', '£45.50'],
    ['£45.505/h', '£45.505 has parts of a penny. Did you mean £45.50?', '£45.50'],
    ['£0/h', 'The price must be more than £0.00. You wrote £0.', undefined],
    ['£-5/h', 'The price must be more than £0.00. You wrote £-5.', undefined],
    [
      '£20,000 a year',
      '£20,000.00 a year for how many weeks? Enter the price for a week.',
      undefined,
    ],
    [
      '£45/h £540 a week',
      'I found two prices, “£45/h” and “£540 a week”. Which one is it?',
      undefined,
    ],
  ])('%s is pointed at', (text, sentence, suggestion) => {
    const read = readMoney(text);
    expect(read.value).toBeUndefined();
    expect(read.faults).toEqual([
      { field: 'price', sentence, ...(suggestion !== undefined && { suggestion }) },
    ]);
  });

  test.each(['12h', '4 sessions', 'AB12', '12 hours a week'])('there is none in %s', (text) => {
    expect(readMoney(text)).toEqual({ faults: [], rest: text });
  });
});

describe('reading hours and sessions', () => {
  const limits = { hoursAtMost: 60 };

  test.each([
    ['12h', { hoursPerWeek: 12 }],
    ['12 hrs', { hoursPerWeek: 12 }],
    ['12 hours a week', { hoursPerWeek: 12 }],
    ['15 hours/week', { hoursPerWeek: 15 }],
    ['12h/w', { hoursPerWeek: 12 }],
    ['2.5h', { hoursPerWeek: 2.5 }],
    ['2½ hours', { hoursPerWeek: 2.5 }],
    ['½ hour', { hoursPerWeek: 0.5 }],
    ['2h30', { hoursPerWeek: 2.5 }],
    ['2h30m', { hoursPerWeek: 2.5 }],
    ['4 sessions', { sessionsPerWeek: 4 }],
    ['4 sess. a week', { sessionsPerWeek: 4 }],
    ['5 sessions a week', { sessionsPerWeek: 5 }],
    ['2 days a week', { sessionsPerWeek: 4 }],
    ['2½ days a week', { sessionsPerWeek: 5 }],
    ['3h a day 4 days a week', { hoursPerWeek: 12 }],
    ['3 hours a day for 4 days', { hoursPerWeek: 12 }],
    ['60h', { hoursPerWeek: 60 }],
  ])('%s', (text, value) => {
    expect(readHours(text, limits)).toMatchObject({ value, faults: [] });
  });

  test.each([
    ['3h a day', 'How many days a week? 3 hours a day was understood.'],
    ['80h', '80 hours a week is more than 60. Did you mean 8?'],
    ['0h', 'Hours a week must be more than 0.'],
    ['12 sessions', '12 sessions a week is more than 10: a session is half a day.'],
    ['12h 15h', 'I found two amounts, “12h” and “15h”. Which is it a week?'],
  ])('%s is pointed at', (text, sentence) => {
    const read = readHours(text, limits);
    expect(read.value).toBeUndefined();
    expect(read.faults.map((fault) => fault.sentence)).toEqual([sentence]);
  });

  test.each(['AB12', 'Forest Trail', '148112', 'Hope House'])('there is none in %s', (text) => {
    expect(readHours(text, limits)).toEqual({ faults: [], rest: text });
  });
});

describe('reading the route', () => {
  test.each([
    ['eotas', 'EOTAS_S61'],
    ['s61', 'EOTAS_S61'],
    ['section 61', 'EOTAS_S61'],
    ['S19', 'SECTION_19'],
    ['section 19', 'SECTION_19'],
    ['in care', 'CHILD_IN_CARE'],
    ['lac', 'CHILD_IN_CARE'],
    ['cic', 'CHILD_IN_CARE'],
    ['CME', 'CME'],
    ['iss', 'ISS'],
  ])('%s', (text, route) => {
    expect(readRoute(`AB12 ${text} 12h`)).toMatchObject({ value: route, faults: [] });
  });

  test('two routes are pointed at', () => {
    expect(readRoute('eotas s19').faults[0]?.sentence).toBe(
      '“EOTAS” and “section 19” are two routes. A package has one.',
    );
  });

  test('a ground is read where it is a word of its own', () => {
    expect(readReason('AB12 excluded Calm Waters').value).toBe('exclusion');
    expect(readReason('Calm Waters').value).toBeUndefined();
  });
});

describe('finding the nearest word', () => {
  test.each([
    ['pakcages', 'packages', 1],
    ['fnid', 'find', 1],
    ['watres', 'waters', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s and %s are %i apart', (a, b, slips) => {
    expect(distance(a, b)).toBe(slips);
  });

  test('two equally near candidates are no answer', () => {
    expect(nearest('cat', ['bat', 'hat'])).toBeUndefined();
    expect(nearest('lgo', ['log', 'find'])).toBe('log');
  });
});
