import { me, personTitle } from '../../../teamsapp/people/me';
import { aChild, anActor, anApproval, megan, priya, ruth, schoolReader } from '../../support/build';
import { appWith } from '../../support/app';

describe('saying who is asking', () => {
  test('names the person’s part, teams, term and what waits', async () => {
    const app = appWith({ children: [aChild()], approvals: [anApproval()] });
    expect(await me(app, megan, false)).toMatchObject({
      person: { id: megan.id, name: 'Megan Ashworth' },
      initials: 'MA',
      title: 'Team Manager, Inclusion',
      teams: [{ id: 'inclusion', name: 'Inclusion' }],
      council: 'Wealdshire County Council',
      today: '2026-11-24',
      termWeek: 'Autumn term, week 12',
      approvalsWaiting: 1,
      warnings: [],
    });
  });

  test('counts nothing for the person who asked for the decision', async () => {
    const app = appWith({ children: [aChild()], approvals: [anApproval()] });
    expect((await me(app, priya, false)).approvalsWaiting).toBe(0);
  });

  test('tells an administrator what is still to be set up', async () => {
    const { warnings } = await me(appWith(), ruth, true);
    expect(warnings.join(' ')).toContain('No channel is set for Team Manager.');
  });

  test('tells whoever sees packages of rows that cannot be read, and no one else', async () => {
    const app = appWith();
    const row = { list: 'Packages', problem: 'StartDate is missing', isShown: false };
    app.changes.unreadable = () => [1, 2, 3, 4, 5].map((id) => ({ ...row, id, isShown: id === 2 }));
    const { warnings } = await me(app, megan, false);
    expect(warnings).toHaveLength(4);
    expect(warnings[0]).toMatch(
      /^Row 1 of the list Packages .* StartDate is missing\. It is missing from lists, sums and exported files\./,
    );
    expect(warnings[1]).toContain('The app shows it as it was before.');
    expect(warnings[3]).toBe('2 more rows cannot be read for the same reason.');
    expect((await me(app, schoolReader, false)).warnings).toEqual([]);
  });

  test('tells a guest neither teams nor warnings', async () => {
    const answer = await me(appWith(), schoolReader, false);
    expect(answer).toMatchObject({ allTeams: [], warnings: [], approvalsWaiting: 0 });
    expect(Object.values(answer.abilities)).not.toContain(true);
  });

  test('offers each reader the views of the lists that he or she may open', async () => {
    const { views } = await me(appWith(), megan, false);
    expect(views.packages.map(({ name }) => name)).toEqual([
      'All',
      'My packages',
      'Inclusion',
      'Waiting for decision',
      'Running',
      'Ending this term',
      'Ended',
      'Ending within 30 days',
      'Reviews overdue',
      'Retrospective',
      'Off contract',
    ]);
    expect(views.packages).toContainEqual({ key: 'team', name: 'Inclusion', file: 'my-team' });
    const keys = (all: readonly { key: string }[]) => all.map(({ key }) => key);
    expect(keys((await me(appWith(), ruth, false)).views.packages)).not.toContain('team');
    const school = (await me(appWith(), schoolReader, false)).views;
    expect(school).toMatchObject({ packages: [], approvals: [] });
    expect(keys(school.providers)).toContain('nonSchool');
    expect(keys(school.providers)).not.toContain('running');
  });

  test('a person without a role is said to have none yet', () => {
    expect(personTitle(appWith(), anActor({ roles: [], teams: [] }))).toBe('No role yet');
  });
});
