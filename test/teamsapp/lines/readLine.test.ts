import { readLine, type Reading } from '../../../teamsapp/lines/readLine';
import { world } from './world';

const read = (line: string): Reading => readLine(line, world);

// The numbers are those of the bot's own twenty-five exchanges, section 4.2; 1 to 14 are in
// readLogLine.test.ts.
describe('reading what a line asks for', () => {
  test.each<[string, string, object]>([
    [
      '3',
      '£36 an hour, 15 hours/week, AB12, Calm Waters, from next Monday, s19',
      { command: 'log' },
    ],
    [
      '15',
      'log like EP-0987 from 4 Jan to 12 Feb 6h',
      {
        command: 'logLike',
        packageId: 987,
        log: { form: { startDate: '2027-01-04', endDate: '2027-02-12', hoursPerWeek: 6 } },
      },
    ],
    [
      '16',
      'fnid forest trial',
      { command: 'find', words: 'forest trial', readAs: { typed: 'fnid', meant: 'find' } },
    ],
    ['17', 'find tutor NB1 age 12 places', { command: 'find', words: 'tutor NB1 age 12 places' }],
    [
      '18',
      'pakcages AB12',
      { command: 'packages', words: 'AB12', readAs: { typed: 'pakcages', meant: 'packages' } },
    ],
    [
      '19',
      'package 1402',
      { command: 'noSuchPackage', sentence: 'EP-1402 does not exist. Did you mean EP-1042?' },
    ],
    ['20', 'approve EP-1042', { command: 'decide', verdict: 'approve', packageId: 1042 }],
    ['21', 'approve all', { command: 'approvals', sentence: 'Each package is decided by itself.' }],
    [
      '22',
      'end EP-987 on 12 Feb because back in school',
      { command: 'end', packageId: 987, on: '2027-02-12', because: 'back in school' },
    ],
    [
      '23',
      'end EP-987 12/11 because moved',
      { command: 'end', packageId: 987, on: '2026-11-12', because: 'moved' },
    ],
    ['24', 'use this channel for manager', { command: 'useChannel', stageWords: 'manager' }],
    ['25', 'how much have we spent on forest trail', { command: 'totals', words: 'forest trail' }],
  ])('%s: %s', (_, line, expected) => {
    expect(read(line)).toMatchObject(expected);
  });

  test.each<[string, object]>([
    ['<at>Education Packages</at> package EP 1042', { command: 'package', packageId: 1042 }],
    ['@Education Packages please show mine', { command: 'packages', query: { view: 'mine' } }],
    ['can you find calm waters?', { command: 'find', words: 'calm waters' }],
    ['EP-1042', { command: 'package', packageId: 1042 }],
    ['ep1042', { command: 'package', packageId: 1042 }],
    ['#1042', { command: 'package', packageId: 1042 }],
    ['package 1042', { command: 'package', packageId: 1042 }],
    ['log', { command: 'log', log: { form: {} } }],
    ['approvals', { command: 'approvals' }],
    ['approve', { command: 'approvals' }],
    ['approve EP-1042 and EP-0987', { command: 'approvals' }],
    ['approve 1042 and 987', { command: 'approvals' }],
    ['show EP-1042', { command: 'package', packageId: 1042 }],
    ['Fine Tutors AB12 6h £36/h', { command: 'log', log: { form: { hoursPerWeek: 6 } } }],
    ['lgo AB12 Calm Waters 6h £36/h', { command: 'nearMiss', meant: 'log' }],
    [
      'cancel EP-1042',
      { command: 'notHere', sentence: expect.stringContaining('withdraw EP-1042') },
    ],
    ['decline 1042.', { command: 'decide', verdict: 'decline', packageId: 1042 }],
    ['stop using this channel', { command: 'stopUsingChannel' }],
    ['stop EP-1042 today', { command: 'end', packageId: 1042, on: '2026-11-24' }],
    ['end EP-1042', { command: 'end', packageId: 1042, faults: [] }],
    [
      'withdraw EP-1042 because logged twice',
      { command: 'withdraw', packageId: 1042, because: 'logged twice' },
    ],
    ['withdraw EP-1042 "logged twice"', { command: 'withdraw', because: 'logged twice' }],
    [
      'answer EP-1042 Mondays and Tuesdays, by taxi',
      { command: 'answer', packageId: 1042, text: 'Mondays and Tuesdays, by taxi' },
    ],
    ['help log', { command: 'help', topic: 'log' }],
    ['Hello', { command: 'help' }],
    ['?', { command: 'help' }],
    ['', { command: 'help' }],
    ['thanks', { command: 'help', sentence: 'These are the things you can ask me.' }],
    ['no', { command: 'cancel' }],
    [
      'packages SEND team ended',
      { command: 'packages', words: '', query: { view: 'ended', teams: ['send'] } },
    ],
    [
      'packages running Calm Waters',
      { words: 'Calm Waters', query: { states: ['active', 'endingSoon'] } },
    ],
    ['qwertyuiop', { command: 'help', sentence: expect.stringContaining('could not read') }],
  ])('%s', (line, expected) => {
    expect(read(line)).toMatchObject(expected);
  });

  test('a misspelt command that would write is asked back, not run', () => {
    expect(read('withdarw EP-1042 because twice')).toEqual({
      command: 'nearMiss',
      typed: 'withdarw',
      meant: 'withdraw',
      line: 'withdraw EP-1042 because twice',
      sentence:
        'I read “withdarw” as withdraw and did nothing yet. If that is right, write: withdraw EP-1042 because twice',
    });
  });

  test.each([['reviews', /^I cannot record reviews yet\./]])(
    '%s says that it is not here and what to do',
    (line, sentence) => {
      const reading = read(line);
      expect(reading).toMatchObject({
        command: 'notHere',
        sentence: expect.stringMatching(sentence),
      });
    },
  );

  test('an extension is read with its day after the present end, and its reason', () => {
    expect(read('extend EP-1042 to 12 Feb because more time is needed')).toMatchObject({
      command: 'extend',
      packageId: 1042,
      endDate: '2027-02-12',
      because: 'more time is needed',
      faults: [],
    });
  });

  test('a change is read with its hours, its price, its day and its reason, in any order', () => {
    const asked = {
      command: 'change',
      packageId: 1042,
      hoursPerWeek: 15,
      price: 4050,
      because: 'it goes well',
      faults: [],
    };
    expect(read('change EP-1042 15h £40.50/h from 4 Jan because it goes well')).toMatchObject(
      asked,
    );
    expect(read('vary EP-1042 from 4 Jan £40.50/h 15h because it goes well')).toMatchObject(asked);
  });

  test('a day that does not exist is pointed at in a change too', () => {
    expect(read('extend EP-1042 to 31 June')).toMatchObject({
      faults: [{ sentence: expect.stringContaining('June has 30 days') as string }],
    });
  });

  test('a deputy is read with name and days', () => {
    expect(read('deputy Tom Hale until 27 November')).toEqual({
      command: 'deputy',
      words: 'Tom Hale',
      to: '2026-11-27',
      faults: [],
    });
    expect(read('deputy Tom from 1 December to 4 December')).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-04',
    });
  });

  test.each([
    ['digest off', { command: 'digest', isOn: false }],
    ['digest at 08:00', { command: 'digest', isOn: true }],
    ['digest at 8am', { command: 'digest', isOn: true }],
    ['digest', { command: 'digest', isOn: true }],
    ['digest at 16:00', { command: 'noSuchPackage', sentence: expect.stringMatching(/08:00/) }],
  ])('%s is read as the writer’s own choice', (line, reading) => {
    expect(read(line)).toEqual(reading);
  });

  test('a day that does not exist is pointed at when a package ends', () => {
    expect(read('end EP-987 on 31 November because moved')).toMatchObject({
      faults: [{ field: 'endDate', sentence: 'November has 30 days. 30 November 2026?' }],
    });
  });

  test('a number of a package that the writer may not see reads as one that does not exist', () => {
    expect(readLine('package 2001', { ...world, packages: [] })).toEqual({
      command: 'noSuchPackage',
      sentence: 'EP-2001 does not exist.',
    });
  });

  test('a command without its number says how to write it', () => {
    expect(read('withdraw')).toMatchObject({
      command: 'noSuchPackage',
      sentence: 'Which package? Write it like: withdraw EP-1042',
    });
  });

  test('the answer of no line contains a capitalised word pair that may be a name', () => {
    expect(JSON.stringify(read('log John Smith 5h £40/h'))).not.toMatch(/John|Smith/);
  });
});
