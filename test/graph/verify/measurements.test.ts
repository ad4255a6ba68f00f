import { asks, type Interception, refusal, tenantWith } from './tenant';

const publicUrl = 'https://packages.wealdshire.example';

type Answer = (body: Record<string, unknown>) => Response | undefined;

/** Answers requests of one kind by their body. */
function answering(method: string, path: RegExp, answer: Answer): Interception {
  return async (request) => {
    if (!asks(request, method, path)) return undefined;
    const text = await request.text();
    return answer(text === '' ? {} : (JSON.parse(text) as Record<string, unknown>));
  };
}

async function toldOf(intercept: Interception, about: string, asked = {}) {
  const tenant = await tenantWith({}, intercept);
  const { findings, profile } = await tenant.verify(asked);
  const finding = findings.find((one) => one.asks.includes(about));
  return { finding, profile, requests: tenant.requests };
}

describe('measuring a subscription', () => {
  const subscribing = (answer: Answer) => answering('POST', /\/subscriptions$/, answer);
  const granted = (minutes: number) =>
    Response.json(
      {
        id: 'sub-1',
        expirationDateTime: new Date(Date.UTC(2026, 10, 24, 10, minutes)).toISOString(),
      },
      { status: 201 },
    );
  const about = 'subscribe to a list';

  test('asks for the longest at the running app’s address, and ends it', async () => {
    const bodies: object[] = [];
    const intercept = subscribing((body) => {
      bodies.push(body);
      return granted(41_760);
    });
    const { profile, requests } = await toldOf(intercept, about, { publicUrl });
    expect(profile.subscriptionMinutes).toBe(41_760);
    expect(profile.rolesSeen).toMatchObject({ subscribe: true });
    expect(bodies).toMatchObject([
      {
        changeType: 'updated',
        notificationUrl: `${publicUrl}/api/graph/notifications`,
        expirationDateTime: '2026-12-23T19:00:00.000Z',
      },
    ]);
    expect(requests).toContain('DELETE /subscriptions/sub-1');
  });

  test('asks for less where that is too long', async () => {
    const intercept = subscribing(({ expirationDateTime }) =>
      String(expirationDateTime) > '2026-12' ? refusal(400, 'InvalidRequest') : granted(4230),
    );
    const { profile, finding } = await toldOf(intercept, about, { publicUrl });
    expect(profile.subscriptionMinutes).toBe(4230);
    expect(finding?.told).toBe(
      'asked for 42300, refused with 400 InvalidRequest ("No."); asked for 4230, got 4230.',
    );
  });

  test('asks whether the app is running when the handshake fails', async () => {
    const failed = 'Subscription validation request failed.';
    const intercept = subscribing(() => refusal(400, 'ValidationError', failed));
    const { profile, finding } = await toldOf(intercept, about, { publicUrl });
    expect(profile.subscriptionMinutes).toBe('unknown');
    expect(finding?.told).toContain(`does ${publicUrl}/api/graph/notifications answer?`);
  });

  test('knows that the app may not subscribe', async () => {
    const intercept = subscribing(() => refusal(403, 'accessDenied'));
    const { profile, finding } = await toldOf(intercept, about, { publicUrl });
    expect(finding).toMatchObject({ measured: false });
    expect(profile.rolesSeen).toMatchObject({ subscribe: false });
  });

  test('is not tried without an address', async () => {
    const intercept = subscribing(() => granted(1));
    const { finding, requests } = await toldOf(intercept, about);
    expect(finding).toMatchObject({ measured: false });
    expect(finding?.told).toContain('PUBLIC_URL');
    expect(requests.filter((request) => request.includes('/subscriptions'))).toEqual([]);
  });
});

describe('measuring the life of a delta token', () => {
  test('keeps a link, and says in a later run how old it has become', async () => {
    const tenant = await tenantWith();
    await tenant.makeList('Notes');
    const first = await tenant.verify();
    expect(first.profile.deltaTokenDaysAtLeast).toBe('unknown');
    tenant.passDays(20);
    const second = await tenant.verify({ earlier: first.file });
    expect(second.profile.deltaTokenDaysAtLeast).toBe(20);
    tenant.passDays(25);
    const third = await tenant.verify({ earlier: second.file });
    expect(third.profile.deltaTokenDaysAtLeast).toBe(45);
  });

  test('keeps the age that worked when the token is over, and begins anew', async () => {
    const goneAfter: { days?: number } = {};
    const tenant = await tenantWith({}, (request) => {
      const isOld = goneAfter.days !== undefined && request.url.includes('token=ZD');
      return Promise.resolve(isOld ? refusal(410, 'resyncRequired', 'Gone.') : undefined);
    });
    await tenant.makeList('Notes');
    const first = await tenant.verify();
    tenant.passDays(10);
    const second = await tenant.verify({ earlier: first.file });
    goneAfter.days = 40;
    tenant.passDays(30);
    const third = await tenant.verify({ earlier: second.file });
    const finding = third.findings.find((one) => one.asks.includes('delta token'));
    expect(finding?.told).toContain('A token of 40 days no longer works: 410 resyncRequired');
    expect(third.profile.deltaTokenDaysAtLeast).toBe(10);
    expect(finding?.deltaLink?.taken).toBe('2027-01-03T10:00:00.000Z');
  });

  test('reads ids only, never a row', async () => {
    const asked: string[] = [];
    const tenant = await tenantWith({}, (request) => {
      if (request.url.includes('/delta')) asked.push(decodeURIComponent(request.url));
      return Promise.resolve(undefined);
    });
    await tenant.makeList('Notes');
    const { file } = await tenant.verify();
    await tenant.verify({ earlier: file });
    expect(asked).toHaveLength(2);
    expect(asked.every((url) => url.includes('$select=id') && !url.includes('$expand'))).toBe(true);
  });
});

describe('measuring what a row may hold', () => {
  const writing = (answer: Answer) => answering('POST', /\/items$/, answer);
  const fieldsIn = (body: Record<string, unknown>) => body.fields as Record<string, unknown>;
  const stored = (fields: object) =>
    Response.json({ id: '9', eTag: '"g,1"', fields }, { status: 201 });

  test('sees check boxes that come back as one text', async () => {
    const intercept = writing((body) =>
      'Lots' in fieldsIn(body) ? stored({ Lots: ';#1a;#2b;#' }) : undefined,
    );
    const { profile, finding } = await toldOf(intercept, 'check boxes');
    expect(profile.checkBoxesAreMultiple).toBe(false);
    expect(finding?.told).toContain('";#1a;#2b;#"');
  });

  test('sees check boxes that take one value only', async () => {
    const intercept = writing((body) =>
      'Lots' in fieldsIn(body) ? refusal(400, 'invalidRequest') : undefined,
    );
    const { profile } = await toldOf(intercept, 'check boxes');
    expect(profile.checkBoxesAreMultiple).toBe(false);
  });

  test('says when a text that is too long is stored all the same', async () => {
    const intercept = writing((body) => ('Plain' in fieldsIn(body) ? stored({}) : undefined));
    const { profile, finding } = await toldOf(intercept, 'longer than its column');
    expect(profile.textOverflow).toBe('unknown');
    expect(finding?.told).toContain('It was not refused');
  });

  test('says when a unique column takes a value twice', async () => {
    const intercept = writing((body) => (fieldsIn(body).Key === 'twice' ? stored({}) : undefined));
    const { profile, finding } = await toldOf(intercept, 'unique column');
    expect(profile.duplicateFault).toBe('unknown');
    expect(finding?.told).toContain('the row was stored twice');
  });
});

describe('measuring the flat change', () => {
  test('decides nothing where that form is refused altogether', async () => {
    const intercept = answering('PATCH', /\/fields$/, () => refusal(400, 'invalidRequest'));
    const { profile, finding } = await toldOf(intercept, 'If-Match');
    expect(profile.fieldsHonourIfMatch).toBe('unknown');
    expect(finding?.told).toContain('altogether: 400 invalidRequest');
  });
});

describe('measuring the app’s role', () => {
  test('reads it from the grant where the app may', async () => {
    const grants = [
      {
        roles: ['manage'],
        grantedToIdentities: [{ application: { id: 'a1', displayName: 'EP' } }],
      },
      { roles: ['owner'], grantedToV2: { user: { id: 'u1' } } },
    ];
    const intercept = answering('GET', /\/permissions$/, () => Response.json({ value: grants }));
    const { profile, finding } = await toldOf(intercept, 'Which role');
    expect(profile.rolesSeen).toMatchObject({ role: 'manage', makeLists: true });
    expect(finding?.told).toBe(
      'The grant says: manage. It could make a list: yes, add a column: yes, subscribe: not tried.',
    );
  });

  test('knows that the app may not add a column', async () => {
    const intercept = answering('POST', /\/columns$/, () => refusal(403, 'accessDenied'));
    const { profile } = await toldOf(intercept, 'check boxes');
    expect(profile.rolesSeen).toMatchObject({ addColumns: false });
    expect(profile.checkBoxesAreMultiple).toBe('unknown');
  });
});
