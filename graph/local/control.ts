import { GraphFault } from './errors';
import { isJsonObject } from './json';
import { readRules, WrongRule, type Faults } from './faults';
import { readSwitches, WrongSwitch } from './readSwitches';
import type { Switches } from './switches';
import type { Throttling } from './throttle';

/** What can be set while the local Graph runs. */
export interface Controlled {
  faults: Faults;
  switches: Switches;
  throttling: Throttling;
  /** Brings an item back as a person does in the recycle bin. */
  restoreItem(listId: string, itemId: string): void;
  /** Tells a subscription that it must be reauthorized. Throws when there is no such one. */
  requireReauthorization(subscriptionId: string): void;
}

type Control = (controlled: Controlled, body: unknown) => object | undefined;

/** Everything below `/local`: an address, and what it does. Undefined answers 404. */
const controls: Record<string, Control> = {
  'GET /local/faults': ({ faults }) => ({ faults: faults.list() }),
  'POST /local/faults': ({ faults }, body) => {
    // All are read before the first is in force, so that a wrong one changes nothing.
    const rules = readRules(body, Array.isArray(body) ? 'rules' : 'rule');
    return { ids: rules.map((rule) => faults.add(rule)) };
  },
  'DELETE /local/faults': ({ faults }) => {
    faults.clear();
    return { faults: [] };
  },
  'POST /local/reset-faults': ({ faults }) => {
    faults.restart();
    return { faults: faults.list() };
  },
  'POST /local/recycle-bin/restore': ({ restoreItem }, body) => {
    const { list, item } = textsIn(body, ['list', 'item']);
    restoreItem(list, item);
    return { restored: item };
  },
  'POST /local/require-reauthorization': ({ requireReauthorization }, body) => {
    const { subscription } = textsIn(body, ['subscription']);
    requireReauthorization(subscription);
    return { told: subscription };
  },
  'GET /local/throttling': ({ throttling }) => throttling.report(),
  'GET /local/switches': ({ switches }) => ({ ...switches }),
  'PUT /local/switches': ({ switches }, body) => Object.assign(switches, readSwitches(body)),
};

/** What can be asked for, as a client that asks for something else is told. */
const addresses = Object.keys(controls).flatMap((address) =>
  address === 'DELETE /local/faults' ? [address, `${address}/{id}`] : [address],
);

/** Says whether a request is for the local Graph itself and not for what it stands in for. */
export function isControl(request: Request): boolean {
  return /^\/+local(\/|$)/.test(new URL(request.url).pathname);
}

/**
 * Answers requests below `/local`, outside Graph's own addresses, so that any client can ask for
 * bad days. Plain JSON: no token, no envelope; a refusal is `{"message": ...}`.
 */
export function controlOf(controlled: Controlled): (request: Request) => Promise<Response> {
  return async (request) => {
    const address = addressOf(request);
    try {
      const control = controls[address] ?? removal(address);
      const answer = control?.(controlled, await bodyOf(request));
      if (answer) return Response.json(answer);
      return refuse(404, `There is no ${address}. There is ${addresses.join(', ')}.`);
    } catch (cause) {
      if (cause instanceof WrongRule || cause instanceof WrongSwitch || cause instanceof BadJson) {
        return refuse(400, cause.message);
      }
      if (cause instanceof GraphFault) return refuse(cause.status, cause.message);
      throw cause;
    }
  };
}

class BadJson extends Error {}

/** These members of a body as texts; throws a sentence that names the missing one. */
function textsIn<Name extends string>(body: unknown, names: Name[]): Record<Name, string> {
  const texts = names.map((name) => {
    const text = isJsonObject(body) ? body[name] : undefined;
    if (typeof text !== 'string') throw new BadJson(`The body needs '${name}' as a text.`);
    return [name, text] as const;
  });
  return Object.fromEntries(texts) as Record<Name, string>;
}

function addressOf({ method, url }: Request): string {
  return `${method} /${new URL(url).pathname.split('/').filter(Boolean).join('/')}`;
}

/** One rule is taken back by its number. */
function removal(address: string): Control | undefined {
  const [, id] = /^DELETE \/local\/faults\/(\d+)$/.exec(address) ?? [];
  if (id === undefined) return undefined;
  return ({ faults }) => (faults.remove(Number(id)) ? { faults: faults.list() } : undefined);
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new BadJson('The body is not valid JSON.');
    throw cause;
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
