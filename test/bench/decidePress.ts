import { performance } from 'node:perf_hooks';
import { activity, pressed, tenantId } from '../bot/platform';
import { headingOf, parts } from '../support/readCard';
import type { DecideWorld } from './decideWorld';

/** One press in the approver's own chat, as the connector posts it. */
interface Press {
  verb: string;
  data: object;
  trigger: 'manual' | 'automatic';
}

/** Shows the request to its approver, as when a client refreshes its card, and answers the button. */
export async function approveButton(world: DecideWorld, approvalId: number): Promise<object> {
  const data = { approvalId: String(approvalId) };
  const card = await invoke(world, { verb: 'approval.view', data, trigger: 'automatic' });
  const button = parts(card).find(({ verb }) => verb === 'approval.approve');
  if (typeof button?.data !== 'object' || button.data === null) {
    throw new Error(`Request ${String(approvalId)} cannot be approved: ${headingOf(card)}`);
  }
  return { ...button.data, note: 'The hours are what the plan asks for.' };
}

/** Presses Approve and answers the milliseconds until the decided card is there. */
export async function approve(world: DecideWorld, data: object): Promise<number> {
  const started = performance.now();
  const card = await invoke(world, { verb: 'approval.approve', data, trigger: 'manual' });
  const milliseconds = performance.now() - started;
  if (headingOf(card) === 'Approved') return milliseconds;
  throw new Error(`Not approved but: ${JSON.stringify(card)}`);
}

let invokes = 0;

/** Posts an invoke to the bot's endpoint and answers the card of its HTTP answer. */
async function invoke(world: DecideWorld, { verb, data, trigger }: Press): Promise<unknown> {
  const { approver, messages, serviceUrl } = world;
  invokes += 1;
  const posted = activity(serviceUrl, {
    ...pressed(trigger),
    id: `invoke-${String(invokes)}`,
    from: { id: '29:megan', name: approver.name, aadObjectId: approver.id },
    conversation: { id: 'a:megan', conversationType: 'personal', tenantId },
    value: { action: { type: 'Action.Execute', verb, data }, trigger },
  });
  const response = await fetch(messages, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(posted),
  });
  const { statusCode, value } = (await response.json()) as { statusCode: number; value: unknown };
  if (response.status === 200 && statusCode === 200) return value;
  throw new Error(`The bot answered ${String(response.status)} to ${verb}.`);
}
