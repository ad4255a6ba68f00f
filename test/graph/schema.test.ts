import fc from 'fast-check';
import { approvals } from '../../graph/schema/approvals';
import { activity } from '../../graph/schema/activity';
import { children } from '../../graph/schema/children';
import type { ListSchema } from '../../graph/schema/list';
import { allLists } from '../../graph/schema/lists';
import { meetings } from '../../graph/schema/meetings';
import { packages } from '../../graph/schema/packages';
import { providers } from '../../graph/schema/providers';
import { settings } from '../../graph/schema/settings';
import { day, lookup, money } from '../../graph/schema/valueColumns';
import { conversations, drafts, outbox } from '../../graph/schema/working';
import type { ActivityEntry } from '../../teamsapp/activity/activity';
import type { Approval } from '../../teamsapp/approvals/approval';
import type { NewRow, Row } from '../../teamsapp/common/store';
import type { Draft } from '../../teamsapp/drafts/draft';
import type { Conversation, Notice } from '../../teamsapp/notices/notice';
import type { SettingRow } from '../../teamsapp/settings/settings';
import { aChild, aMeeting, anApproval, aPackage, aProvider, firstEvent, megan } from './rows';

/** What a list gives back for the fields it was given: as SharePoint would, without empty ones. */
function through<T extends Row>(schema: ListSchema<T>, row: NewRow<T>): T {
  const sent: unknown = JSON.parse(JSON.stringify(schema.newFields(row)));
  const kept = Object.entries(sent as Record<string, unknown>).filter(
    ([name, value]) => !name.includes('@') && value !== '' && String(value) !== '',
  );
  return schema.toRow({ id: 7, eTag: '"g,1"', fields: Object.fromEntries(kept) });
}

const someDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const pence = fc.integer({ min: -9_000_000_000, max: 9_000_000_000 });
const someText = fc
  .string({ minLength: 1, maxLength: 255, unit: 'grapheme' })
  .filter((text) => text.length <= 255);
const jsonObject = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return copy as Record<string, unknown>;
});

describe('mapping rows to fields and back', () => {
  test('keeps any package as it was, the hashed event to the letter', () => {
    const row = fc.record({
      childReference: someText,
      price: pence,
      wholeCost: pence,
      startDate: someDay,
      endDate: someDay,
      schoolWeeks: fc.double({ min: 0, max: 60, noNaN: true }).filter((one) => !Object.is(one, -0)),
      objectives: someText,
      costByYear: fc.dictionary(fc.stringMatching(/^20\d\d$/), pence),
      requester: fc.record({ id: someText, name: someText }),
      lastEvent: fc.record({
        sequence: fc.nat(),
        actor: fc.constant(megan),
        at: fc.constant('2026-11-21T09:15:30.125Z'),
        verb: someText,
        before: jsonObject,
        after: jsonObject,
      }),
    });
    fc.assert(
      fc.property(row, (changes) => {
        const before = aPackage(changes);
        const after = through(packages, before);
        expect(after).toEqual({ id: 7, eTag: '"g,1"', ...before });
        expect(JSON.stringify(after.lastEvent)).toBe(JSON.stringify(before.lastEvent));
      }),
      { numRuns: 200 },
    );
  });

  test('keeps any provider as it was, whatever of it is missing', () => {
    const row = fc.record(
      {
        urn: someText,
        price: pence,
        registrationChecked: someDay,
        lowAge: fc.integer({ min: 0, max: 25 }),
        note: someText,
        needs: fc.subarray(['SPLD', 'SEMH', 'ASD', 'OTH'] as const),
        lots: fc.array(fc.stringMatching(/^\d[a-z]$/), { maxLength: 6 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, (changes) => {
        const before = aProvider(changes);
        expect(through(providers, before)).toEqual({ id: 7, eTag: '"g,1"', ...before });
      }),
      { numRuns: 200 },
    );
  });

  test('keeps a child, an approval, an entry, a setting and the working rows as they were', () => {
    const entry: NewRow<ActivityEntry> = {
      requestKey: 'package:1#1',
      subject: 'package:1',
      event: firstEvent,
      hash: 'k1.x',
    };
    const setting: NewRow<SettingRow> = {
      requestKey: 's-1',
      name: 'lots',
      validFrom: '2026-04-01',
      value: [{ code: '2a', name: 'EOTAS packages' }],
      publishedBy: megan,
      publishedAt: '2026-03-30T10:00:00.123Z',
      because: 'The framework begins.',
      seal: 'k1.s',
    };
    const draft: NewRow<Draft> = {
      requestKey: 'd-1',
      writerId: megan.id,
      form: { childReference: 'AB12', price: 4500 },
      remarks: [{ title: 'I used', sentence: 'Friday 16 July 2027.' }],
      expires: '2026-11-28T09:15:30.000Z',
    };
    const conversation: NewRow<Conversation> = {
      requestKey: 'channel:19:x@thread.tacv2',
      key: 'channel:19:x@thread.tacv2',
      kind: 'channel',
      name: 'Approvals',
      reference: { serviceUrl: 'https://smba.example/uk' },
    };
    const notice: NewRow<Notice> = {
      requestKey: 'n-1',
      kind: 'approvalPosted',
      approvalId: 12,
      state: 'claimed',
      claimedAt: '2026-11-21T09:15:30.000Z',
      attempts: 1,
    };
    const digest: NewRow<Notice> = {
      requestKey: 'digest:2026-11-24:p',
      kind: 'digest',
      state: 'posted',
      conversationKey: 'person:p',
      activityId: 'a1',
      day: '2026-11-24',
      told: '2207/s1 2209/s2',
      attempts: 1,
    };
    const kept = { id: 7, eTag: '"g,1"' };
    expect(through(children, aChild())).toEqual({ ...kept, ...aChild() });
    expect(through(approvals, anApproval({ waitingFor: '' }))).toEqual({
      ...kept,
      ...anApproval({ waitingFor: '' }),
    });
    expect(through(meetings, aMeeting())).toEqual({ ...kept, ...aMeeting() });
    const paper: Approval['paper'] = {
      options: [{ provider: 'Forest Trail', price: 302_400, whyNot: 'No place.' }],
      inHouse: 'No.',
      parentalPreference: 'Yes.',
      funding: { education: 302_400, socialCare: 0, health: 0 },
      recommendation: 'Agree.',
      writtenBy: megan,
      writtenAt: '2026-11-21T09:15:30.125Z',
    };
    expect(through(approvals, anApproval({ paper })).paper).toEqual(paper);
    expect(through(activity, entry)).toEqual({ ...kept, ...entry });
    expect(through(settings, setting)).toEqual({ ...kept, ...setting });
    expect(through(drafts, draft)).toEqual({ ...kept, ...draft });
    expect(through(conversations, conversation)).toEqual({ ...kept, ...conversation });
    const withoutDigest = { ...conversation, digestOff: true as const };
    expect(through(conversations, withoutDigest)).toEqual({ ...kept, ...withoutDigest });
    expect(through(outbox, notice)).toEqual({ ...kept, ...notice });
    expect(through(outbox, digest)).toEqual({ ...kept, ...digest });
  });

  test('writes only the fields that change, and empties a field given as undefined', () => {
    expect(packages.changedFields({ status: 'ended', nextReviewDue: undefined })).toEqual({
      Status: 'ended',
      NextReviewDue: null,
    });
  });

  test('writes several choices with their type beside them', () => {
    expect(providers.changedFields({ needs: ['ASD'] })).toEqual({
      'Needs@odata.type': 'Collection(Edm.String)',
      Needs: ['ASD'],
    });
  });
});

describe('keeping money exact', () => {
  test('gives every penny back', () => {
    const field = money('Price');
    fc.assert(
      fc.property(pence, (amount) => {
        const sent: unknown = JSON.parse(JSON.stringify(field.write(amount)));
        expect(field.read(sent as Record<string, unknown>)).toBe(amount === 0 ? 0 : amount);
      }),
      { numRuns: 2000 },
    );
  });

  test('refuses parts of a penny on the way out and calls them damage on the way in', () => {
    expect(() => money('Price').write(10.5)).toThrow('whole number of pence');
    expect(() => money('Price').read({ Price: 10.005 })).toThrow('parts of a penny');
  });
});

describe('keeping days', () => {
  test('stores midday UTC, and reads a midnight of summer time as its own day', () => {
    const field = day('StartDate');
    expect(field.write('2026-06-09')).toEqual({ StartDate: '2026-06-09T12:00:00Z' });
    expect(field.read({ StartDate: '2026-06-08T23:00:00Z' })).toBe('2026-06-09');
  });

  test('refuses a day before 1900, which SharePoint would call "not found"', () => {
    expect(() => day('StartDate').write('1899-12-31')).toThrow('1900');
    expect(() => day('StartDate').write('2026-02-30')).toThrow('not a day');
  });

  test('reads the id of a lookup, which comes as a text', () => {
    expect(lookup('Provider', 'Providers').read({ ProviderLookupId: '12' })).toBe(12);
  });
});

describe('refusing what a list cannot hold', () => {
  test('says so in a sentence, for a text and for JSON', () => {
    const long = 'x'.repeat(256);
    expect(() => children.newFields(aChild({ homeSchool: long }))).toThrow(
      'Home school is 256 characters long; the list takes 255. Shorten it.',
    );
    expect(() => packages.newFields(aPackage({ objectives: 'x'.repeat(64_000) }))).toThrow(
      'Objectives is 64,000 characters long; the list takes 63,999. Shorten it.',
    );
  });
});

describe('describing the lists', () => {
  const columns = allLists.flatMap(({ name, columns: all }) =>
    all.map((column) => ({ list: name, ...column })),
  );

  test('gives every list a unique, indexed request key', () => {
    for (const { columns: all } of allLists) {
      expect(all).toContainEqual(
        expect.objectContaining({ name: 'RequestKey', unique: true, indexed: true }),
      );
    }
  });

  test('keeps names to ASCII and 32 characters, and each name once a list', () => {
    for (const { list, name } of columns) {
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]{0,31}$/);
      expect(columns.filter((one) => one.list === list && one.name === name)).toHaveLength(1);
    }
  });

  test('stays within twenty indexes and twelve lookups a list', () => {
    for (const { columns: all } of allLists) {
      expect(all.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20);
      expect(all.filter(({ lookupList }) => lookupList).length).toBeLessThanOrEqual(12);
    }
  });

  test('indexes what the product filters by', () => {
    const indexed = (list: string) =>
      columns.filter((one) => one.list === list && one.indexed).map(({ name }) => name);
    expect(indexed('Providers')).toEqual(
      expect.arrayContaining(['Title', 'Urn', 'RegistrationStatus', 'AssuranceStatus']),
    );
    expect(indexed('Children')).toContain('ChildReference');
    expect(indexed('Packages')).toEqual(
      expect.arrayContaining([
        'ChildReference',
        'Provider',
        'StartDate',
        'EndDate',
        'Status',
        'NextReviewDue',
        'RequesterId',
      ]),
    );
    expect(indexed('Approvals')).toEqual(
      expect.arrayContaining(['PackageKey', 'Package', 'State', 'WaitingFor', 'DueDate']),
    );
    expect(indexed('Meetings')).toEqual(
      expect.arrayContaining(['PanelId', 'MeetingDate', 'State']),
    );
    expect(indexed('Activity')).toContain('Subject');
    expect(indexed('Settings')).toEqual(expect.arrayContaining(['Name', 'ValidFrom']));
  });
});
