import { contractsFolder, file, nothing, readContract, type Contract } from './contract';
import { outside } from './outside';
import { usualPath, verdictOn, type Exchanged } from './exchange';

if (!contractsFolder) console.log('Skipped: CONTRACTS_DIR does not say where the contracts are.');
const describeWithContracts = contractsFolder ? describe : describe.skip;

const item = '/sites/root/lists/L/items/1';
const error = { error: { code: 'itemNotFound', message: 'The resource could not be found.' } };

function exchanged(
  [method, path, status]: [string, string, number],
  { sent, answered }: { sent?: unknown; answered?: unknown } = {},
): Exchanged {
  return { method, path, status, sent: () => sent, answered };
}

describeWithContracts('holding an exchange against the contract', () => {
  let contract: Contract;
  beforeAll(() => {
    contract = readContract(contractsFolder ?? '');
  });
  const found = (...given: Parameters<typeof exchanged>) =>
    verdictOn(contract, exchanged(...given)).findings.map(
      ({ side, where, message }) => `${side} ${where} ${message}`,
    );

  test.each<[string, Parameters<typeof exchanged>, string]>([
    [
      'a property of an answer that is not known',
      [['GET', item, 200], { answered: { id: '1', colour: 'blue' } }],
      'answer  unknown property colour',
    ],
    [
      'one inside a page',
      [['GET', '/users', 200], { answered: { value: [{ id: '1' }, { colour: 'blue' }] } }],
      'answer /value/* unknown property colour',
    ],
    [
      'a property of a request that is not known',
      [['POST', '/sites/root/lists', 201], { sent: { titel: 'Things' }, answered: { id: '1' } }],
      'request  unknown property titel',
    ],
    [
      'a body where there is none to be',
      [['DELETE', item, 204], { answered: { id: '1' } }],
      'answer  must be empty',
    ],
    [
      'a request without its body',
      [['PATCH', item, 200], { answered: { id: '1' } }],
      'request  must be JSON',
    ],
    [
      'a refusal in another form',
      [['GET', item, 404], { answered: { message: 'No.' } }],
      "answer  must have required property 'error'",
    ],
    [
      'a property of an error that is not known',
      [['GET', item, 404], { answered: { error: { ...error.error, colour: 'blue' } } }],
      'answer /error unknown property colour',
    ],
    [
      'an address that no table has',
      [['GET', '/planner/plans', 200], { answered: {} }],
      'request  is neither in the contract nor in our table of what it leaves out',
    ],
    [
      'a status that is not described',
      [['GET', item, 302]],
      'answer  is a status that is not described',
    ],
    [
      'a batch’s part refused in another form',
      [
        ['POST', '/$batch', 200],
        { sent: { requests: [] }, answered: { responses: [{ id: '1', status: 424, body: {} }] } },
      ],
      "answer /responses/* must have required property 'error'",
    ],
    [
      'a property of our own table’s shapes that is not known',
      [
        ['POST', '/users/1/checkMemberGroups', 200],
        { sent: { groups: [] }, answered: { value: [] } },
      ],
      'request  unknown property groups',
    ],
  ])('finds %s', (_, given, finding) => {
    expect(found(...given)).toContain(finding);
  });

  test.each<[string, Parameters<typeof exchanged>]>([
    ['an empty answer', [['DELETE', item, 204]]],
    [
      'fields of any name',
      [['PATCH', `${item}/fields`, 200], { sent: { A: 1 }, answered: { B: 2 } }],
    ],
    [
      'a request that may do without a body',
      [['POST', '/sites/root/drive/root:/a.csv:/createUploadSession', 200], { answered: {} }],
    ],
    [
      'a refusal of a request that is wrong',
      [['POST', '/users', 400], { sent: [], answered: error }],
    ],
    [
      'a row of a delta that holds an error, as Graph was seen to answer',
      [
        ['GET', '/sites/root/lists/L/items/delta', 200],
        { answered: { value: [{ id: '1', error: error.error }] } },
      ],
    ],
    ['a refusal of an address that no table has', [['GET', '/planner', 501], { answered: error }]],
    [
      'a property that is undefined, since it is never written',
      [['GET', item, 200], { answered: { id: '1', colour: undefined } }],
    ],
  ])('lets pass %s', (_, given) => {
    expect(found(...given)).toEqual([]);
  });

  test.each<[string, Partial<Exchanged>]>([
    ['a connection that ended', { status: 0 }],
    ['a gateway’s own words', { status: 502, answered: '<html></html>' }],
    ['an answer that a fault broke', { fault: 'halfJson', answered: Buffer.from('{"id":') }],
  ])('says nothing of %s', (_, broken) => {
    const verdict = verdictOn(contract, { ...exchanged(['GET', item, 200]), ...broken });
    expect(verdict).toMatchObject({ broken: true, findings: [] });
  });

  test('what was asked is checked even where the answer was broken', () => {
    const asked = exchanged(['PATCH', item, 200], { sent: { colour: 'blue' } });
    const { findings } = verdictOn(contract, { ...asked, fault: 'emptyBody' });
    expect(findings.map(({ side }) => side)).toEqual(['request']);
  });

  test('every shape that our own table names is there', () => {
    const shapes = outside.flatMap(({ request = nothing, answers }) => [
      request,
      ...Object.values(answers),
    ]);
    for (const shape of new Set(shapes)) {
      if (shape === nothing || shape === file) continue;
      expect(() => contract.faultsIn(shape.replace('?', ''), {})).not.toThrow();
    }
  });

  test('counts a file without looking into it', () => {
    const path = '/sites/root/drive/root:/a/b.json:/content';
    const answered = Buffer.from('{"colour":"blue"}');
    const verdict = verdictOn(contract, exchanged(['GET', path, 200], { answered }));
    expect(verdict).toMatchObject({ files: 1, findings: [] });
  });

  test.each([
    ["/sites/root/lists/L/items/delta(token='x')", "items/delta(token='{token}')"],
    ['/sites/root/lists/L/items/delta?token=x', 'items/delta'],
    ['/sites/local.example:/sites/education:/lists/L', '/sites/{site-id}/lists/{list-id}'],
    ['/v1.0/%24batch', '/$batch'],
  ])('%s is known as …%s', (path, end) => {
    const method = end === '/$batch' ? 'POST' : 'GET';
    expect(contract.operationAt(method, usualPath(path))?.template).toMatch(
      new RegExp(`${end.replace(/[$(){}]/g, '\\$&')}$`),
    );
  });
});
