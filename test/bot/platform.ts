import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeamsAdapter } from '../../bot/adapter';
import type { BotRegistration } from '../../bot/admission';
import type { Reply, Turn } from '../../bot/turn';

/* The bot SDK over loopback, with a connector that notes what arrives. Only its own tests load the SDK. */

export interface Heard {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
export const tenantId = '11111111-2222-3333-4444-555555555555';
export const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const opened: Server[] = [];

export function ignore(): void {
  return undefined;
}

/** Closes every server that a test has opened. */
export function closeAll(): void {
  for (const server of opened.splice(0)) server.close();
}

async function listening(server: Server): Promise<string> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}`;
}

/** A stand-in for the platform's connector: answers ids, or the status it is told to; 403 at closed paths. */
export async function connector(
  status = 200,
  closed: readonly string[] = [],
): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const app = express();
  app.use(express.json());
  app.use((request, response) => {
    heard.push({
      method: request.method,
      path: decodeURIComponent(request.path),
      body: request.body,
    });
    const answer = closed.includes(request.path) ? 403 : status;
    if (answer !== 200) response.status(answer).json({ error: { code: 'No', message: 'No' } });
    else if (request.path === '/v3/conversations') {
      response.json({ id: '19:approvals@thread.tacv2;messageid=1700', activityId: '1700' });
    } else if (/^\/v3\/teams\//.test(request.path)) {
      response.json({
        conversations: [{ id: '19:team' }, { id: '19:approvals', name: 'Approvals' }],
      });
    } else response.json({ id: 'sent-1' });
  });
  return { url: await listening(createServer(app)), heard };
}

export interface Started {
  post(body: object): Promise<{ status: number; body: unknown }>;
  adapter: ReturnType<typeof createTeamsAdapter>;
  turns: Turn[];
}

export async function startBot(
  answer: (turn: Turn) => Promise<Reply>,
  more: { registration?: BotRegistration; patience?: number } = {},
): Promise<Started> {
  const turns: Turn[] = [];
  const adapter = createTeamsAdapter({
    registration: more.registration ?? { mode: 'local' },
    bot: () => ({
      onTurn: (turn) => {
        turns.push(turn);
        return answer(turn);
      },
    }),
    log: quiet,
    ...(more.patience !== undefined && { patience: more.patience }),
  });
  const app = express();
  app.use(express.json());
  app.post('/api/messages', (request, response) => adapter.process(request, response));
  const url = await listening(createServer(app));
  return {
    adapter,
    turns,
    post: async (body) => {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
  };
}

export function activity(serviceUrl: string, over: object = {}) {
  return {
    type: 'message',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:priya', name: 'Priya Nair', aadObjectId: 'oid-priya' },
    recipient: { id: '28:bot', name: 'Education Packages' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId },
    text: 'approvals',
    ...over,
  };
}

export const pressed = (trigger = 'manual') => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  text: undefined,
  replyToId: 'card-1',
  value: {
    action: { type: 'Action.Execute', verb: 'approval.view', data: { approvalId: '7' } },
    trigger,
  },
});

/** Waits until the stub has heard so many requests. */
export async function heardAll(heard: Heard[], count: number): Promise<void> {
  while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}
