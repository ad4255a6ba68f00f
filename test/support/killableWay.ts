import {
  createServer,
  type IncomingMessage,
  request as forward,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** When an instance dies, counted in writes to Graph from 1. */
export interface Death {
  atWrite: number;
  /** `before` the write reaches Graph, or `after` it is stored and before its answer arrives. */
  moment: 'before' | 'after';
}

/** One instance's way to the local Graph, which can be cut as if the instance's process died. */
export interface KillableWay {
  url: string;
  /** Writes sent so far, as 'POST /v1.0/$batch'. */
  writes: readonly string[];
  isDead(): boolean;
  kill(): void;
  /** Sets when to die, counting writes from now on. */
  dieAt(death: Death | undefined): void;
  close(): Promise<void>;
}

/** Opens a way to a local Graph over HTTP on loopback. */
export async function killableWay(target: string): Promise<KillableWay> {
  const writes: string[] = [];
  let dead = false;
  let death: Death | undefined;
  const server = createServer((incoming, answer) => {
    const isWrite = incoming.method !== 'GET';
    if (isWrite)
      writes.push(`${incoming.method ?? ''} ${(incoming.url ?? '').split('?')[0] ?? ''}`);
    const isLast = isWrite && death?.atWrite === writes.length && !dead;
    if (dead || (isLast && death?.moment === 'before')) {
      dead = true;
      incoming.socket.destroy();
      return;
    }
    pass(target, incoming, answer, () => {
      if (isLast) dead = true;
      return dead;
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    writes,
    isDead: () => dead,
    dieAt: (next) => {
      writes.length = 0;
      death = next;
    },
    kill: () => {
      dead = true;
      server.closeAllConnections();
    },
    close: () => closed(server),
  };
}

function pass(
  target: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  isCut: () => boolean,
): void {
  const onward = forward(
    `${target}${incoming.url ?? ''}`,
    { method: incoming.method, headers: incoming.headers },
    (response) => {
      if (isCut()) {
        response.resume();
        incoming.socket.destroy();
        return;
      }
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    },
  );
  onward.on('error', () => incoming.socket.destroy());
  incoming.pipe(onward);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });
}
