import { aChild, dee, megan, priya, ruth } from '../support/build';
import { inputsOn } from '../support/readCard';
import type { Place } from '../support/teams';
import { council } from './council';
import { kindOf, said } from './said';

interface Exchange {
  line: string;
  kind: string | RegExp;
  says: readonly (string | RegExp)[];
  place?: Place;
  who?: typeof priya;
}

/*
 * The exchanges of the bot's paper, section 4.2, by number. The figures are the paper's: 28 delivery
 * days of 2.4 hours at £45 are £3,024; 15 school days of 3 hours at £36 are £1,620.
 */
const exchanges: Readonly<Record<number, Exchange>> = {
  1: {
    line: 'log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul',
    kind: 'check card',
    says: [
      '£3,024 for 5.6 school weeks',
      'Forest Trail Tutors, Norbridge',
      '9 June to 16 July 2027',
    ],
  },
  2: {
    line: 'log AB12 Forest Trail 12h £45/h 9 Jun to 18 Jul',
    kind: 'form',
    says: [/Choose .*a provider/, 'Sunday', 'Forest Trails Farm School', /suspended/i],
  },
  3: {
    line: '£36 an hour, 15 hours/week, AB12, Calm Waters, from next Monday until end of term, s19',
    kind: 'check card',
    says: ['£1,620 for 3 school weeks', '30 November to 18 December 2026', 'section 19'],
  },
  4: {
    line: 'log AB12 Calm Watres 15h £36ph after half-term to Easter eotas',
    kind: 'check card',
    says: [/I read “Calm Watres” as Calm Waters Tuition/, '22 February to 25 March 2027'],
  },
  5: { line: 'log AB12 12h £45', kind: 'form', says: ['12 hours a week'] },
  6: {
    line: 'log John Smith Calm Waters 5h £40/h from Monday',
    kind: 'sentence',
    says: [
      'Nothing is kept from that line. Use the council’s reference, never a child’s name. Please delete your message.',
    ],
  },
  7: {
    line: 'log AB12 148112 5 sessions £90 a session 4 Jan for 6 weeks s19',
    kind: 'check card',
    says: ['Harbour House School, Lynmouth', '4 January to 12 February 2027'],
  },
  8: {
    line: 'log AB12 Calm Waters 3h a day £36/h',
    kind: 'form',
    says: ['How many days a week? 3 hours a day was understood.'],
  },
  9: {
    line: 'log AB12 Calm Waters 80h £36/h 4 Jan to 12 Feb',
    kind: 'form',
    says: ['80 hours a week is more than 60. Did you mean 8?'],
  },
  10: {
    line: 'log AB12 Calm Waters 6h £45,50 4 Jan to 12 Feb',
    kind: 'form',
    says: ['£45,50 could be £45.50 or £4,550'],
  },
  11: {
    line: 'log AB12 Calm Waters 6h £36/h 18 Jul to 9 Jun',
    kind: 'form',
    says: ['9 June 2027 is before 18 July 2027.'],
  },
  12: {
    line: 'log AB12 Calm Waters 6h £36/h 31 June to 16 Jul',
    kind: 'form',
    says: ['June has 30 days.', '30 June 2027'],
  },
  13: {
    line: 'log AB12 Forest Trails Farm School 6h £50/h 4 Jan to 12 Feb s19',
    kind: 'check card',
    says: [/suspended/i, '2 October 2026'],
  },
  14: {
    line: 'log AB12 Forest Trail Learning 21h £36/h 30 Nov to 16 Jul s19',
    kind: 'check card',
    says: [/full-time/i],
  },
  15: {
    line: 'log like EP-0987 from 4 Jan to 12 Feb 6h',
    kind: 'check card',
    says: ['Copied from EP-0987. Changed: dates, 4 to 6 hours.'],
  },
  16: {
    line: 'fnid forest trial',
    kind: '3 providers match',
    says: [/I read “fnid” as find/, /forest trail/, 'Suspended. Do not place.'],
  },
  17: { line: 'find tutor NB1 age 12', kind: /provider|Forest Trail Tutors|Calm Waters/, says: [] },
  18: { line: 'pakcages AB12', kind: '2 packages', says: [/I read “pakcages” as packages/] },
  19: {
    line: 'package 1402',
    kind: 'sentence',
    says: ['EP-1402 does not exist. Did you mean EP-1042?'],
  },
  20: {
    line: 'approve EP-1042',
    who: megan,
    kind: '£2,016 in all',
    says: ['Decide with a button: a typed line never decides.', 'Approve with conditions'],
  },
  21: {
    line: 'approve all',
    who: megan,
    kind: '1 package waits for you',
    says: ['Each package is decided by itself.'],
  },
  22: {
    line: 'end EP-987 on 12 Feb because back in school',
    kind: /./,
    says: ['EP-0987 already ends on 18 December 2026'],
  },
  23: {
    line: 'end EP-987 12/11 because moved',
    kind: /EP-0987/,
    says: ['12 November 2026 is in the past. Hours after it may have been delivered.'],
  },
  24: {
    line: 'use this channel for manager',
    who: ruth,
    place: { channel: 'Approvals' },
    kind: 'This channel is used for Team Manager',
    says: ['Set by Ruth Allen'],
  },
  25: {
    line: 'how much have we spent on forest trail',
    kind: 'sentence',
    says: ['I cannot answer questions about totals here.'],
  },
};

describe('answering a typed line', () => {
  test.each(Object.entries(exchanges))('exchange %s', async (_number, exchange) => {
    const { teams } = council();
    const { line, who = priya, place, kind, says } = exchange;
    const reply = await teams.say(who, line, place);
    expect(kindOf(reply)).toMatch(kind);
    for (const words of says) expect(said(reply)).toMatch(words);
  });

  test('a channel is set by administrators only, and others are told whom to ask', async () => {
    const { teams } = council();
    const reply = await teams.say(priya, 'use this channel for manager', { channel: 'Approvals' });
    expect(said(reply)).toContain(
      'Only an Education Packages administrator can set a channel. Ask Ruth Allen.',
    );
  });

  test('packages of a child that a person may not see match nothing', async () => {
    const { teams } = council({ children: [aChild({ restricted: true })] });
    expect(said(await teams.say(dee, 'packages AB12'))).toBe(
      'No package that you may see matches AB12.',
    );
  });

  test('a misspelt command that would write is asked back', async () => {
    const { app, teams } = council();
    const reply = await teams.say(priya, 'withdarw EP-1042 because moved');
    expect(said(reply)).toContain('I read “withdarw” as withdraw and did nothing yet.');
    expect(app.approvals.find(2207)?.state).toBe('open');
  });

  test.each(['review EP-1042', 'digest off'])('“%s” says what to do instead', async (line) => {
    const { teams } = council();
    expect(kindOf(await teams.say(priya, line))).toBe('sentence');
  });

  test.each(['help', 'hi', 'hello', '?', 'thanks', 'blah blah'])(
    '“%s” shows what one can ask',
    async (line) => {
      const { teams } = council();
      expect(kindOf(await teams.say(priya, line))).toBe('What you can ask me');
    },
  );

  test('help about a command shows its lines', async () => {
    const { teams } = council();
    const reply = await teams.say(priya, 'help log');
    expect(kindOf(reply)).toBe('How to use log');
    expect(said(reply)).toContain('log like EP-0987 from 4 Jan to 12 Feb 6h');
  });

  test('cancel discards what was about to be saved', async () => {
    const { app, teams } = council();
    await teams.say(priya, 'log AB12 12h £45');
    expect(app.drafts.all()).toHaveLength(1);
    expect(said(await teams.say(priya, 'cancel'))).toBe('Discarded. Nothing was saved.');
    expect(app.drafts.all()).toHaveLength(0);
  });

  test('the form is filled as far as the line was understood', async () => {
    const { teams } = council();
    const reply = await teams.say(priya, 'log AB12 12h £45');
    if (reply.answer?.kind !== 'card') throw new Error('A form is expected.');
    expect(inputsOn(reply.answer.card)).toMatchObject({
      childReference: 'AB12',
      hoursPerWeek: 12,
      price: 45,
      priceUnit: undefined,
    });
  });

  test('nothing of a line with a possible name is kept or logged', async () => {
    const { app, teams } = council();
    await teams.say(priya, 'log John Smith Calm Waters 5h £40/h from Monday');
    expect(app.drafts.all()).toEqual([]);
    expect(JSON.stringify(teams.logged)).not.toMatch(/John|Smith/);
  });
});
