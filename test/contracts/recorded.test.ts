import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractsFolder, readContract, type Contract } from './contract';
import { checkRecords } from './recorded';
import { linesOf } from './tally';

const describeWithContracts = contractsFolder ? describe : describe.skip;
const json = { 'content-type': 'application/json' };
const item = '/sites/root/lists/L/items';

describeWithContracts('checking what processes recorded', () => {
  let contract: Contract;
  let folder: string;
  beforeAll(() => {
    contract = readContract(contractsFolder ?? '');
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'education-packages-records-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const record = (name: string, ...lines: unknown[]) => {
    const text = lines.map((line) =>
      typeof line === 'string' ? line : `${JSON.stringify(line)}\n`,
    );
    writeFileSync(join(folder, name), text.join(''));
  };

  const creating = { method: 'POST', path: item, headers: json, body: { fields: { Title: 'a' } } };
  const made = { status: 201, headers: json, body: { id: '1', fields: { Title: 'a' } } };
  const created = { request: creating, answer: made };
  const deleted = {
    part: true,
    request: { method: 'DELETE', path: `${item}/1`, headers: {} },
    answer: { status: 204, headers: {} },
  };

  test('counts the exchanges of every process by operation', async () => {
    record('1.jsonl', created, deleted);
    record('2.jsonl', created);
    const { tally } = await checkRecords(folder, contract);
    expect(tally).toMatchObject({ exchanges: 3, findings: {} });
    expect(Object.values(tally.operations)).toEqual([2, 1]);
  });

  test('finds what the contract does not know, and says how often', async () => {
    const wrong = { ...created, answer: { ...made, body: { id: '1', colour: 'blue' } } };
    record('1.jsonl', wrong, wrong, created);
    const { tally } = await checkRecords(folder, contract);
    expect(linesOf(tally)).toEqual([
      'POST /sites/{site-id}/lists/{list-id}/items, answered 201: the answer unknown property colour (2 times)',
    ]);
  });

  test('reads JSON that was recorded as text', async () => {
    record('1.jsonl', { ...created, request: { ...creating, body: '{"colour":"blue"}' } });
    const { tally } = await checkRecords(folder, contract);
    expect(linesOf(tally)).toHaveLength(1);
  });

  test('leaves out the half line of a process that was killed', async () => {
    record('1.jsonl', created, '{"method":"PO');
    expect(await checkRecords(folder, contract)).toMatchObject({
      unfinished: 1,
      tally: { exchanges: 1 },
    });
  });

  test('refuses a record with a bad line in its middle', async () => {
    record('1.jsonl', '{"method":"PO\n', created);
    await expect(checkRecords(folder, contract)).rejects.toThrow('Line 1 of');
  });
});
