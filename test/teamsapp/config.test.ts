import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigFaults, readConfig } from '../../teamsapp/config';

const guid = '11111111-2222-3333-4444-555555555555';
const cloud = {
  MODE: 'cloud',
  SITE_URL: 'wealdshire.sharepoint.com:/sites/education',
  PUBLIC_URL: 'https://packages.wealdshire.example',
  TENANT_ID: guid,
  GRAPH_CLIENT_ID: guid,
  GRAPH_CLIENT_SECRET: 'secret',
  BOT_ID: guid,
  BOT_TYPE: 'UserAssignedMSI',
  ADMIN_GROUP_ID: guid,
  AUDIT_KEY: 'x'.repeat(32),
  TEAMS_APP_ID: guid,
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}

describe('reading the configuration', () => {
  test('an empty environment is local mode on the usual ports', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'local',
      port: 3978,
      localGraphPort: 3979,
      dataDir: '.local',
      siteUrl: 'root',
    });
  });

  test('a complete cloud environment is read', () => {
    expect(readConfig(cloud)).toMatchObject({
      mode: 'cloud',
      tenantId: guid,
      botType: 'UserAssignedMSI',
    });
  });

  test('cloud mode with nothing set lists every fault at once', () => {
    const faults = faultsOf({ MODE: 'cloud' });
    for (const name of Object.keys(cloud).filter((key) => key !== 'MODE')) {
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    }
  });

  test('cloud mode refuses what belongs to local mode', () => {
    expect(faultsOf({ ...cloud, LOCAL_GRAPH_URL: 'http://127.0.0.1:3979' })).toEqual([
      'LOCAL_GRAPH_URL belongs to local mode: remove it',
    ]);
  });

  test('a single-tenant bot needs its password', () => {
    expect(faultsOf({ ...cloud, BOT_TYPE: 'SingleTenant' })).toEqual([
      'BOT_PASSWORD is missing: a SingleTenant bot needs it',
    ]);
  });

  test('local mode refuses a local Graph that is not on loopback', () => {
    expect(faultsOf({ LOCAL_GRAPH_URL: 'http://10.0.0.1:3979' })).toEqual([
      'LOCAL_GRAPH_URL must be a loopback address such as http://127.0.0.1:3979',
    ]);
  });

  test('a tenant’s profile is taken as it is given, in both modes', () => {
    const given = { TENANT_PROFILE: '{"largestTop":5000}' };
    expect(readConfig(given)).toMatchObject({ tenantProfile: '{"largestTop":5000}' });
    expect(readConfig({ ...cloud, ...given })).toMatchObject({
      tenantProfile: '{"largestTop":5000}',
    });
  });

  test('a tenant’s profile is read from the file that is named', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'profile-')), 'tenant-profile.json');
    writeFileSync(file, '{"profile":{}}');
    expect(readConfig({ TENANT_PROFILE: file })).toMatchObject({ tenantProfile: '{"profile":{}}' });
    rmSync(dirname(file), { recursive: true });
    expect(faultsOf({ TENANT_PROFILE: file })).toEqual([
      `TENANT_PROFILE is neither JSON nor a file that can be read: ${file}`,
    ]);
  });

  test('an unknown mode is named', () => {
    expect(faultsOf({ MODE: 'prod' })).toEqual(['MODE is "prod": it must be local or cloud']);
  });
});
