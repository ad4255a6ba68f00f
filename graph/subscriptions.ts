import { type KeptOptions, KeptSubscriptions } from './keptSubscriptions';
import { oneAfterAnother } from './poll';

/** Keeps one subscription for every list. What fails is tried again later; polling goes on. */
export interface Subscriptions {
  /** Checks now and from then on regularly. */
  start(): void;
  /** Makes, renews and clears away what is due. A refusal is logged, not thrown. */
  check(): Promise<void>;
  /** What Graph says of a subscription's life: it may need a new authorisation, or be gone. */
  lifecycle(event: string, subscriptionId: string): Promise<void>;
  /** Lists that have a live subscription, of how many. */
  state(): { active: number; of: number };
  /** Checks no more. The subscriptions stay for the next start, or expire. */
  stop(): void;
}

/** Milliseconds between two checks: when all is well, and while something is missing. */
const whenWell = 3_600_000;
const whenMissing = 300_000;

/**
 * Opens the keeping of subscriptions. Instances that share an address share its subscriptions:
 * whichever checks first makes or renews, and the others find it done.
 */
export function openSubscriptions(options: KeptOptions): Subscriptions {
  const kept = new KeptSubscriptions(options);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const check = oneAfterAnother(() => kept.check());
  const begin = (): void => {
    const failed = (error: unknown): void => {
      const reason = error instanceof Error ? error.message : '';
      options.log({ event: 'notificationsFailed', what: 'check', reason }, 'warn');
    };
    void check().catch(failed).then(again);
  };
  const again = (): void => {
    if (isStopped) return;
    const { active, of } = kept.state();
    timer = setTimeout(begin, active === of ? whenWell : whenMissing);
    timer.unref();
  };
  return {
    start: begin,
    check,
    async lifecycle(event, id) {
      if (event === 'reauthorizationRequired' && (await kept.reauthorize(id))) return;
      await check();
    },
    state: () => kept.state(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
