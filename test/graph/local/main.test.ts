import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { LocalGraphLocked, openLocalGraph } from '../../../graph/local/index';
import { buildProgram, type Program } from './program';

let program: Program;
beforeAll(() => void (program = buildProgram()));
afterAll(() => program.remove());

const token = { authorization: 'Bearer any' };

describe('running the local Graph alone', () => {
  test('it says where it listens, has the sites asked for and stops when told', async () => {
    const data = program.folder();
    const running = await program.start('--port', '0', '--data', data, '--site', 'sites/education');
    expect(running.line).toBe(`Local Graph on ${running.url}/v1.0, data in ${data}`);
    const address = `${running.url}/v1.0/sites/localhost:/sites/education`;
    expect((await fetch(address, { headers: token })).status).toBe(200);
    expect(await running.end('SIGTERM')).toBe(0);
  });

  test('a second one over the same folder says who has it', async () => {
    const data = program.folder();
    const running = await program.start('--port', '0', '--data', data);
    const pid = running.child.pid ?? 0;
    const { code, errors } = await program.run('--port', '0', '--data', data);
    expect([code, errors]).toEqual([
      1,
      `The local Graph did not start. The folder ${data} is in use by process ${pid}.\n`,
    ]);
    expect(() => openLocalGraph({ dataDir: data })).toThrow(
      expect.objectContaining({ name: 'LocalGraphLocked', pid }),
    );
    await running.end('SIGINT');
    openLocalGraph({ dataDir: data }).close();
  });

  test('a port that is taken is named as the reason', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, errors } = await program.run('--port', String(port), '--data', program.folder());
    expect(code).toBe(1);
    expect(errors).toContain('The port is in use');
    other.close();
  });

  test('--help prints every flag and serves nothing', async () => {
    const { code, output, errors } = await program.run('--help', '--port', 'abc');
    expect([code, errors]).toEqual([0, '']);
    for (const name of ['port', 'data', 'site', 'faults', 'seed', 'throttle', 'record', 'help']) {
      expect(output).toMatch(new RegExp(`^  --${name} `, 'm'));
    }
  });

  const all = 'There is --port, --data, --site, --faults, --seed, --throttle, --record, --help.';
  const port = '--port is a whole number from 0 to 65535, where 0 takes any free port, not';
  const tooLong = 'x'.repeat(300);
  test.each([
    [['--colour', 'blue'], `There is no flag --colour. ${all}`],
    [['blue'], `'blue' belongs to no flag. ${all}`],
    [['--port', 'abc'], `${port} 'abc'.`],
    [['--port', '99999'], `${port} '99999'.`],
    [['--port=-1'], `${port} '-1'.`],
    [
      ['--port', '--data'],
      '--port needs a value: a whole number from 0 to 65535, 0 for any free port (3979).',
    ],
    [
      ['--data', ''],
      '--data needs a value: a folder that this program may write in (.local/graph).',
    ],
    [['--help=no'], "--help takes no value, not 'no'."],
    [
      ['--data', __filename],
      `--data is a folder to write in, and '${__filename}' is not: a file is in its place.`,
    ],
    [
      ['--data', '/dev/null/x'],
      "--data is a folder to write in, and '/dev/null/x' is not: a file is in its place.",
    ],
    [
      ['--data', tooLong],
      `--data is a folder to write in, and '${tooLong}' is not: it cannot be made or written in.`,
    ],
  ])('%j is refused in one sentence that says what is allowed', async (args, sentence) => {
    const { code, errors } = await program.run(...args);
    expect([code, errors]).toEqual([1, `The local Graph did not start. ${sentence}\n`]);
  });
});

describe('starting with bad days', () => {
  test('rules come from the command or from a file', async () => {
    const file = join(program.folder(), 'faults.json');
    writeFileSync(file, JSON.stringify([{ fault: 'throttled', seconds: 9 }]));
    for (const value of [file, '{"fault":"throttled","seconds":9}']) {
      const args = ['--port', '0', '--data', program.folder(), '--faults', value, '--seed', '7'];
      const running = await program.start(...args);
      const reply = await fetch(`${running.url}/v1.0/sites/root`, { headers: token });
      expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '9']);
      await running.end('SIGTERM');
    }
  });

  test('requests are recorded, and calls are throttled by a band', async () => {
    const data = program.folder();
    const record = join(data, 'record.jsonl');
    const flags = ['--throttle', '0-1k', '--record', record];
    const running = await program.start('--port', '0', '--data', data, ...flags);
    await fetch(`${running.url}/v1.0/sites/root`, { headers: token });
    const reply = await fetch(`${running.url}/local/throttling`);
    expect(await reply.json()).toMatchObject({ band: '0-1k' });
    await running.end('SIGKILL');
    const lines = readFileSync(record, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { request: { method: 'GET', path: '/sites/root' }, answer: { status: 200 } },
    ]);
  });

  test.each([
    ['--throttle', '2k', "--throttle '2k' is not a band."],
    ['--record', '/dev/null/x', '--record names a file that cannot be written'],
    ['--faults', '[{"fault":"throttled"},{"fault":"oops"}]', '--faults[1].fault "oops" is not one'],
    ['--faults', '{', '--faults is not valid JSON'],
    ['--faults', 'nowhere.json', '--faults names a file that cannot be read'],
    ['--seed', 'x', "--seed is a whole number, not 'x'."],
  ])('%s %s is refused: %s', async (flag, value, sentence) => {
    const { code, errors } = await program.run('--data', program.folder(), flag, value);
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
  });
});

describe('locking a folder', () => {
  test('one process cannot open it twice, and can again after closing', () => {
    const dataDir = program.folder();
    const first = openLocalGraph({ dataDir });
    expect(() => openLocalGraph({ dataDir })).toThrow(LocalGraphLocked);
    expect(readFileSync(join(dataDir, 'owner.pid'), 'utf8')).toBe(`${process.pid}\n`);
    first.close();
    openLocalGraph({ dataDir }).close();
  });

  test('the lock of a killed process is no lock', async () => {
    const dataDir = program.folder();
    const running = await program.start('--port', '0', '--data', dataDir);
    await running.end('SIGKILL');
    openLocalGraph({ dataDir }).close();
  });
});
