import { createLinks } from '../../bot/links';

const teamsAppId = '00000000-0000-0000-0000-0000000e9000';

describe('linking to the tab', () => {
  const local = createLinks({ mode: 'local', base: 'http://127.0.0.1:3978/' });
  const cloud = createLinks({ mode: 'cloud', base: 'https://packages.example', teamsAppId });

  test('local mode has plain addresses of this machine', () => {
    expect(local.package(1057)).toBe('http://127.0.0.1:3978/packages/1057');
    expect(local.approval(2207)).toBe('http://127.0.0.1:3978/approvals?open=2207');
    expect(local.log('d-1')).toBe('http://127.0.0.1:3978/packages/new?draft=d-1');
    expect(local.packagesList({ view: 'mine' })).toBe('http://127.0.0.1:3978/packages?view=mine');
  });

  test('in Teams the path of the tab travels as the sub-entity', () => {
    const url = new URL(cloud.package(1057));
    expect(url.origin + url.pathname).toBe(
      `https://teams.microsoft.com/l/entity/${teamsAppId}/packages`,
    );
    expect(JSON.parse(url.searchParams.get('context') ?? '')).toEqual({
      subEntityId: '/packages/1057',
    });
  });
});
