import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { type Client, type RunningServer, startServer } from '../support/server';

jest.setTimeout(120_000);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server.stop());

const line = 'log eotas AB12 Forest Trail Tutors 12h £45/h 9 June 2027 to 16 July 2027';

/** Logs the line as Priya does in the tab: read, complete, ask for approval. */
async function logged(priya: Client, draftId: string = randomUUID()) {
  const read = await priya.post('/api/packages/read-line', { line });
  const form = {
    ...(read.body.form as object),
    reason: 'inappropriate',
    objectives: 'Four mornings a week by July.',
  };
  return priya.post('/api/packages', { draftId, form });
}

describe('the main job through the API', () => {
  test('a line is logged, approved by the team’s manager, seen and exported', async () => {
    // Given Priya of the SEND team and Megan, her manager
    const [priya, megan] = [await server.as('Priya Nair'), await server.as('Megan Ashworth')];

    // When Priya writes one line
    const read = await priya.post('/api/packages/read-line', { line });

    // Then it is understood, costed to the penny and waits for nothing but its objectives
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject({
      cost: { wholeCost: 302_400, schoolWeeks: 5.6 },
      stages: ['Team Manager'],
    });

    // When she asks for approval
    const saved = await logged(priya);

    // Then it is logged and Megan sees it waiting for her
    expect(saved.status).toBe(200);
    const waiting = await megan.post('/api/approvals/find', { view: 'mine', limit: 500 });
    const row = (waiting.body.rows as { id: number; packageId: number }[]).find(
      ({ packageId }) => packageId === saved.body.id,
    );
    expect(row).toBeDefined();

    // When Megan opens it and approves what she saw
    const page = await megan.get(`/api/approvals/${String(row?.id)}`);
    const { seen, stages } = page.body.approval as { seen: number; stages: { id: string }[] };
    const decided = await megan.post(`/api/approvals/${String(row?.id)}/decide`, {
      stageId: stages[0]?.id,
      seen,
      verdict: 'approve',
    });

    // Then the package is approved for everybody at once
    expect(decided.status).toBe(200);
    const seenByPriya = await priya.get(`/api/packages/${String(saved.body.id)}`);
    expect(seenByPriya.body.package).toMatchObject({ state: 'approved', wholeCost: 302_400 });

    // And the log can be exported with it, as a real workbook
    const file = await priya.download('/api/exports/packages', {
      format: 'xlsx',
      query: { view: 'mine' },
    });
    expect([file.status, file.name]).toEqual([200, expect.stringMatching(/^packages.*\.xlsx$/)]);
    const workbook = await readXlsx(file.bytes);
    expect(JSON.stringify(workbook)).toContain(String(saved.body.reference));
  });

  test('the requester cannot decide, and is told who can', async () => {
    const megan = await server.as('Megan Ashworth');
    const saved = await logged(megan);
    const own = await megan.post('/api/approvals/find', { view: 'others', limit: 500 });
    const row = (own.body.rows as { id: number; packageId: number }[]).find(
      ({ packageId }) => packageId === saved.body.id,
    );
    const page = await megan.get(`/api/approvals/${String(row?.id)}`);
    const { seen, stages } = page.body.approval as { seen: number; stages: { id: string }[] };
    const refused = await megan.post(`/api/approvals/${String(row?.id)}/decide`, {
      stageId: stages[0]?.id,
      seen,
      verdict: 'approve',
    });
    expect(refused.status).toBe(403);
    expect(refused.body.message).toMatch(/^You logged /);
  });

  test('pressing save twice logs one package', async () => {
    const priya = await server.as('Priya Nair');
    const draftId = randomUUID();
    const [first, second] = await Promise.all([logged(priya, draftId), logged(priya, draftId)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body.id).toBe(second.body.id);
  });

  test('a school sees the providers and nothing else', async () => {
    const school = await server.as('Helen Frost');
    const providers = await school.post('/api/providers/find', {});
    expect(providers.status).toBe(200);
    expect((providers.body.rows as object[])[0]).not.toHaveProperty('price');
    for (const path of ['/api/packages/find', '/api/approvals/find']) {
      expect((await school.post(path, {})).status).toBe(403);
    }
    expect([403, 404]).toContain((await school.get('/api/packages/1')).status);
  });
});

describe('restricting a child', () => {
  test('hides its packages from other teams at once', async () => {
    const [megan, amira] = [await server.as('Megan Ashworth'), await server.as('Amira Khan')];
    const saved = await logged(await server.as('Priya Nair'));
    const found = await megan.post('/api/children/find', { words: 'AB12' });
    const child = (found.body.children as { id: number; reference: string }[]).find(
      ({ reference }) => reference === 'AB12',
    );
    const path = `/api/packages/${String(saved.body.id)}`;
    expect((await amira.get(path)).status).toBe(200);
    const refused = await amira.post(`/api/children/${String(child?.id)}/restrict`, {
      restricted: true,
      because: 'x',
    });
    expect(refused.status).toBe(403);
    const done = await megan.post(`/api/children/${String(child?.id)}/restrict`, {
      restricted: true,
      because: 'A court order.',
    });
    expect(done.status).toBe(200);
    const missing = await amira.get('/api/packages/99999');
    const hidden = await amira.get(path);
    expect([hidden.status, hidden.body.message]).toEqual([missing.status, missing.body.message]);
    await megan.post(`/api/children/${String(child?.id)}/restrict`, {
      restricted: false,
      because: 'The order ended.',
    });
    expect((await amira.get(path)).status).toBe(200);
  });
});

describe('a server that is killed and started again', () => {
  test('keeps what it acknowledged', async () => {
    // Given a package that was acknowledged
    const saved = await logged(await server.as('Priya Nair'));

    // When the process is killed and started again
    await server.kill();
    await server.restart();

    // Then the package and its request for approval are there
    const priya = await server.as('Priya Nair');
    const page = await priya.get(`/api/packages/${String(saved.body.id)}`);
    expect(page.body).toMatchObject({
      package: { reference: saved.body.reference },
      approvals: [{ state: 'open' }],
    });
  });

  test('writes no token, child’s reference or initials into its log', () => {
    const logged = server
      .output()
      .split('\n')
      .filter((one) => one.startsWith('{'));
    expect(logged.length).toBeGreaterThan(10);
    expect(logged.join('\n')).not.toMatch(/eyJ[\w-]+\.|Bearer|AB12\b|J\.K\./);
  });
});
