import type { GraphGateway } from '../gateway';

/** Whoever started the run wants it to end. */
export class Stopped extends Error {
  constructor() {
    super('Stopped.');
    this.name = 'Stopped';
  }
}

/** A gateway that finishes the request under way and then throws Stopped. */
export function stoppable(graph: GraphGateway, signal: AbortSignal): GraphGateway {
  const check = () => {
    if (signal.aborted) throw new Stopped();
  };
  return {
    ...graph,
    async send(call) {
      check();
      return graph.send(call);
    },
    async pause(milliseconds) {
      check();
      await graph.pause(milliseconds);
    },
  };
}
