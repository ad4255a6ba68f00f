import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import type { Approval } from '../../teamsapp/approvals/approval';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { decide } from '../../teamsapp/approvals/decide';
import { referStage } from '../../teamsapp/approvals/referStage';
import { withdrawApproval } from '../../teamsapp/approvals/withdrawApproval';
import type { App } from '../../teamsapp/app';
import { isAppError } from '../../teamsapp/common/errors';
import type { Actor } from '../../teamsapp/people/actor';
import { Broken, type Oracle } from './oracle/oracle';
import type { Attempt } from './oracle/follow';
import { viewOf } from './oracle/view';
import type { Press } from './press';
import { Died } from './process';
import type { Server } from './server';
import type { World } from './world';

/** A press is answered within so many requests: with 100 ms each, within two seconds. */
const requestsAtMost = 20;

/** Presses, and answers what the person was told, with what the process knew before. */
export async function attempt(oracle: Oracle, world: World, press: Press): Promise<Attempt> {
  const server = world.servers[press.at];
  const { packageKey = '', child = '' } = oracle.cases.get(press.approvalId)?.versions[0] ?? {};
  const view = viewOf(world, server, packageKey, child);
  const from = server.app.approvals.find(press.approvalId)?.lastEvent.sequence ?? Infinity;
  const metered = meter(server.app);
  const actor = await world.tenant.directory.actor(press.who);
  const told = await toldOf(pressed(metered.app, actor, press));
  if (metered.requests() > requestsAtMost) {
    throw new Broken(`I12: ${JSON.stringify(press)} took ${String(metered.requests())} requests`);
  }
  return { press, view, from, told };
}

/** What somebody was told: the row, a refusal, or nothing when the process died. */
export async function toldOf(work: Promise<Approval>): Promise<Attempt['told']> {
  try {
    return { is: 'done', row: await work };
  } catch (error) {
    if (error instanceof Died) return { is: 'nothing' };
    if (isAppError(error)) return { is: 'refused', code: error.code };
    throw error;
  }
}

function pressed(app: App, actor: Actor, press: Press): Promise<Approval> {
  const { approvalId } = press;
  if (press.kind === 'decide') {
    const { stageId, verdict, note, look } = press;
    return decide(app, actor, { approvalId, stageId, verdict, note, seen: look.number });
  }
  if (press.kind === 'ask') {
    const { stageId, text, look } = press;
    const input = { approvalId, stageId, question: text, seen: look.number };
    return askForInformation(app, actor, input);
  }
  if (press.kind === 'refer') {
    const { stageId, to, look } = press;
    const input = { approvalId, stageId, to, because: 'They know more.', seen: look.number };
    return referStage(app, actor, input);
  }
  if (press.kind === 'answer') {
    const { questionId, text } = press;
    return answerInformation(app, actor, { approvalId, questionId, answer: text });
  }
  return withdrawApproval(app, actor, { approvalId, because: 'Not needed any more.' });
}

/** The app of one press, whose requests for approvals are counted. */
function meter(app: Server['app']): { app: App; requests(): number } {
  let requests = 0;
  const counted =
    <A extends unknown[], R>(send: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      requests += 1;
      return send(...args);
    };
  const { approvals } = app;
  const { live, change, accept, outsideChange } = approvals;
  const metered = {
    ...approvals,
    live: counted(live),
    change: counted(change),
    accept: counted(accept),
    outsideChange: counted(outsideChange),
  };
  return { app: { ...app, approvals: metered }, requests: () => requests };
}
