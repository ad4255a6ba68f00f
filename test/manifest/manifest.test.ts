import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { default as Ajv } from 'ajv';
import { default as AjvDraft04 } from 'ajv-draft-04';
import { default as addFormats } from 'ajv-formats';
import PizZip from 'pizzip';
import { parse } from 'yaml';
import { fillManifest, packManifest, readEnvironment } from '../../teamsapp/commands/manifest';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const contracts = process.env.CONTRACTS_DIR;
const describeWithContracts = contracts ? describe : describe.skip;
if (!contracts)
  console.info('Skipped: CONTRACTS_DIR is not set, so the manifest meets no official schema.');

const filled = () =>
  fillManifest(read('manifest/manifest.json'), readEnvironment(read('env/.env.local')));

describe('packaging the manifest', () => {
  test('the local environment fills every place', () => {
    expect(filled().missing).toEqual([]);
  });

  test('a blank environment is refused with the names it leaves out', () => {
    const { missing } = fillManifest(
      read('manifest/manifest.json'),
      readEnvironment(read('env/.env.dev')),
    );
    expect(missing).toEqual(expect.arrayContaining(['TEAMS_APP_ID', 'BOT_ID', 'PUBLIC_URL']));
  });

  test('the zip holds the manifest and icons of the right sizes at its root', () => {
    const zip = new PizZip(
      packManifest(filled().manifest, (name) => readFileSync(join(root, 'manifest', name))),
    );
    expect(Object.keys(zip.files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const width = (name: string) => zip.file(name)?.asNodeBuffer().readUInt32BE(16);
    expect([width('color.png'), width('outline.png')]).toEqual([192, 32]);
  });

  test('a value is written as JSON text', () => {
    const { manifest } = fillManifest(
      '{"name":"${{COUNCIL}}"}',
      new Map([['COUNCIL', 'The "Weald"']]),
    );
    expect(JSON.parse(manifest)).toEqual({ name: 'The "Weald"' });
  });
});

describeWithContracts('meeting the official schemas', () => {
  const contract = (name: string): object =>
    JSON.parse(readFileSync(join(contracts ?? '', name), 'utf8'));
  const newest = () =>
    readdirSync(contracts ?? '')
      .filter((name) => /^teams-manifest-v[\d.]+\.schema\.json$/.test(name))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1) ?? '';

  test.each([['its own'], ['the newest']])('the manifest is valid in %s schema', (which) => {
    const manifest = JSON.parse(filled().manifest);
    const name =
      which === 'its own' ? `teams-manifest-v${manifest.manifestVersion}.schema.json` : newest();
    const ajv = addFormats(new AjvDraft04({ strict: false, allErrors: true }));
    const validate = ajv.compile(contract(name));
    if (which === 'the newest') {
      const version = /v([\d.]+)\.schema/.exec(name)?.[1] ?? '';
      manifest.manifestVersion = version;
      manifest.$schema = manifest.$schema.replace(/v[\d.]+\//, `v${version}/`);
    }
    expect({ valid: validate(manifest), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test.each(['teamsapp.yml', 'teamsapp.local.yml'])('%s is valid in the v1.13 schema', (file) => {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    const validate = ajv.compile(contract('teamsapp-yml-v1.13.schema.json'));
    expect({ valid: validate(parse(read(file))), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });
});
