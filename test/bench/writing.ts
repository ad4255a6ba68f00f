import { decide } from '../../teamsapp/approvals/decide';
import type { PackageForm } from '../../teamsapp/drafts/draft';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { loggedForm } from '../support/council';
import { percentile, type Result } from './result';
import type { World } from './world';

const runs = 30;

/** Logging and deciding: time until the answer, and what Graph was asked for it. */
export async function writeBench(world: World): Promise<Result[]> {
  const { app, graph, staff, manager, afterwards } = world;
  const times = { log: [] as number[], decide: [] as number[], patch: [] as number[] };
  const spent = { log: 0, decide: 0, after: 0, logUnits: 0, decideUnits: 0 };
  const usable = app.providers.all().filter(({ status }) => status === 'active');
  for (let run = 0; run < runs; run += 1) {
    await afterwards.settled();
    let [requests, units] = [graph.meter.requests, graph.meter.resourceUnits];
    const draftId = app.newKey();
    let followUp: () => Promise<void> = () => Promise.resolve();
    // What follows from the write is held back, so that only the person's own path is counted.
    const held = {
      ...app,
      afterwards: (_subject: string, work: () => Promise<void>) => {
        followUp = work;
      },
    };
    let started = performance.now();
    const { approval } = await logPackage(held, staff, {
      draftId,
      form: form(usable[run]?.id ?? 1, run),
    });
    times.log.push(performance.now() - started);
    spent.log += graph.meter.requests - requests;
    spent.logUnits += graph.meter.resourceUnits - units;
    requests = graph.meter.requests;
    await followUp();
    spent.after += graph.meter.requests - requests;
    [requests, units] = [graph.meter.requests, graph.meter.resourceUnits];
    const current = app.approvals.find(approval.id) ?? approval;
    started = performance.now();
    await decide(held, manager, {
      approvalId: current.id,
      stageId: current.stages[0]?.id ?? '',
      seen: current.seen,
      verdict: 'approve',
      note: '',
    });
    times.decide.push(performance.now() - started);
    spent.decide += graph.meter.requests - requests;
    spent.decideUnits += graph.meter.resourceUnits - units;
    started = performance.now();
    await graph.raw('PATCH', `/sites/root/lists/Packages/items/${String(run + 1)}`, {
      fields: { EndReason: String(run) },
    });
    times.patch.push(performance.now() - started);
  }
  const patch = percentile(times.patch, 0.5);
  const peer = 'one bare PATCH of a list item';
  return [
    {
      name: 'log a package, p50',
      value: percentile(times.log, 0.5),
      unit: 'ms',
      peer,
      peerValue: patch,
    },
    { name: 'log a package, p99', value: percentile(times.log, 0.99), unit: 'ms' },
    { name: 'Graph requests to log', value: spent.log / runs, unit: 'requests' },
    { name: 'resource units to log', value: spent.logUnits / runs, unit: 'units' },
    {
      name: 'Graph requests that follow a log, off the path',
      value: spent.after / runs,
      unit: 'requests',
    },
    {
      name: 'decide, p50',
      value: percentile(times.decide, 0.5),
      unit: 'ms',
      peer,
      peerValue: patch,
    },
    { name: 'decide, p99', value: percentile(times.decide, 0.99), unit: 'ms' },
    { name: 'Graph requests to decide', value: spent.decide / runs, unit: 'requests' },
    { name: 'resource units to decide', value: spent.decideUnits / runs, unit: 'units' },
  ];
}

function form(providerId: number, run: number): PackageForm {
  return { ...loggedForm, childReference: `BX${String(run)}`, providerId };
}
