import fc from 'fast-check';
import { isDay } from '../../../teamsapp/common/dates';
import { readLine } from '../../../teamsapp/lines/readLine';
import { readLogLine } from '../../../teamsapp/lines/readLogLine';
import { world } from './world';

const piece = fc.constantFrom(
  ...['log', 'eotas', 's19', 'AB12', 'AB21', 'Forest', 'Trail', 'Calm', 'Watres', '148112'],
  ...['12h', '80h', '3h a day', '2½ hours', '£45', '£45,50', '£45/h', '£1.2k', 'in total'],
  ...['9 Jun', '31 June', 'to', 'for 6 weeks', 'until', 'end of term', 'next Monday', '6/31'],
  ...['EP-1042', 'because', '"', ',', '|', '-', 'half-term', 'spring 2', 'x', '?'],
);
const line = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
  fc.string({ maxLength: 200, unit: 'binary' }),
);

describe('reading whatever somebody types', () => {
  test('every line is answered, and answered the same again', () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(readLine(text, world)).toEqual(readLine(text, world));
      }),
      { numRuns: 500 },
    );
  });

  test('what is understood is whole pence, real days and possible hours', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { form } = readLogLine(text, world);
        const { price = 1, hoursPerWeek = 1, sessionsPerWeek = 1 } = form;
        expect(Number.isInteger(price) && price > 0).toBe(true);
        expect(hoursPerWeek > 0 && hoursPerWeek <= 60).toBe(true);
        expect(sessionsPerWeek > 0 && sessionsPerWeek <= 10).toBe(true);
        expect([form.startDate, form.endDate].every((day) => day === undefined || isDay(day))).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});
