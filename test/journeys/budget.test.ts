import { currentSeen } from '../../teamsapp/approvals/currentSeen';
import { decide } from '../../teamsapp/approvals/decide';
import { exportPackages } from '../../teamsapp/exports/exportPackages';
import { findAnything } from '../../teamsapp/find/findAnything';
import { findPackages } from '../../teamsapp/packages/findPackages';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { findProviders } from '../../teamsapp/providers/findProviders';
import { type Council, type Instance, openCouncil, loggedForm } from '../support/council';

/*
 * What one action of one person costs on the way to the answer. What follows from it is off that
 * way and held back here.
 */

let council: Council;
let instance: Instance;
beforeAll(async () => {
  council = await openCouncil();
  instance = await council.start();
});
afterAll(() => council.close());

/** Runs work with what follows held back, and answers its result and what each of them cost. */
async function priced<T>(work: (app: Instance['app']) => Promise<T>) {
  const held: (() => Promise<void>)[] = [];
  const spent = spending();
  const result = await work({ ...instance.app, afterwards: (_, later) => void held.push(later) });
  const onTheWay = spent();
  const spentLater = spending();
  for (const later of held) await later();
  return { result, ...onTheWay, afterwards: spentLater() };
}

function spending() {
  const { meter } = instance.graph;
  const [requests, units] = [meter.requests, meter.resourceUnits];
  return () => ({ requests: meter.requests - requests, units: meter.resourceUnits - units });
}

/** Logs a package as its team's case officer, and approves it as their manager. */
async function logAndDecide() {
  const [priya, megan] = [
    await instance.person('Priya Nair'),
    await instance.person('Megan Ashworth'),
  ];
  const logged = await priced((app) =>
    logPackage(app, priya, { draftId: app.newKey(), form: loggedForm }),
  );
  const approval = await instance.app.approvals.live(logged.result.approval.id);
  // Whoever presses has just been let in, which reads the memberships.
  await instance.app.directory.actor(megan.id);
  const decided = await priced((app) =>
    decide(app, megan, {
      approvalId: approval.id,
      stageId: approval.stages[0]?.id ?? '',
      seen: currentSeen(app, approval),
      verdict: 'approve',
      note: '',
    }),
  );
  return { logged, decided };
}

describe('spending Graph requests on one person’s action', () => {
  test('logging costs one batch of two writes, deciding one write', async () => {
    const { logged, decided } = await logAndDecide();
    expect({ requests: logged.requests, units: logged.units }).toEqual({ requests: 1, units: 4 });
    expect({ requests: decided.requests, units: decided.units }).toEqual({ requests: 1, units: 2 });
  });

  test('what follows costs seven requests after logging and six after deciding', async () => {
    const { logged, decided } = await logAndDecide();
    // The package's id into the request, both rows into Activity, and four for the post.
    expect(logged.afterwards).toEqual({ requests: 7, units: 14 });
    // Both rows into Activity, the request read and the package's status, and two for the post: that
    // it is being edited, and that it is.
    expect(decided.afterwards).toEqual({ requests: 6, units: 11 });
  });

  test('looking, filtering, searching and exporting cost nothing', async () => {
    const priya = await instance.person('Priya Nair');
    const looked = await priced(async (app) => {
      findPackages(app, priya, { view: 'waiting', words: 'forest' });
      findProviders(app, priya, { view: 'all', words: 'tutors' });
      findAnything(app, priya, 'AB12');
      await exportPackages(app, priya, { format: 'csv', query: { view: 'all' } });
    });
    expect({ requests: looked.requests, units: looked.units }).toEqual({ requests: 0, units: 0 });
  });
});
