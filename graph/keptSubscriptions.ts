import type { Clock } from '../teamsapp/common/dates';
import { GraphError } from './errors';
import type { GraphGateway } from './gateway';
import type { ListAddress } from './items';
import {
  type Held,
  reauthorize,
  type Receiver,
  renew,
  resourceOf,
  subscribe,
  subscriptionsTo,
  unsubscribe,
} from './subscriptionCalls';

/** A list whose changes are to be told. */
export interface WatchedList {
  name: string;
  /** Throws until the lists have been found. */
  address(): ListAddress;
}

export interface KeptOptions {
  graph: GraphGateway;
  receiver: Receiver;
  lists(): readonly WatchedList[];
  clock: Clock;
  /** Minutes a subscription may live, as measured at the tenant; 42,300 when nobody measured. */
  maxMinutes?: number;
  /** Told of what fails, each status once until it is over; never an address or a secret. */
  log(line: object, level?: 'warn'): void;
}

/** Source: Graph's documentation of list subscriptions, 42,300 minutes now and 4,230 before. */
const longestLife = 42_300;
const shorterLife = 4_230;
/** Minutes less than that, because clocks differ. */
const slack = 5;

/** The subscriptions of this app's address, one for each list. */
export class KeptSubscriptions {
  private readonly byList = new Map<string, Held>();
  private readonly failing = new Map<string, number>();
  private minutes: number;
  /** Milliseconds that Graph last granted. */
  private granted: number;

  constructor(private readonly options: KeptOptions) {
    this.minutes = options.maxMinutes ?? longestLife;
    this.granted = this.minutes * 60_000;
  }

  /** Lists that have a live subscription, of how many. */
  state(): { active: number; of: number } {
    const now = this.options.clock.now().getTime();
    const active = [...this.byList.values()].filter(({ expires }) => expires > now).length;
    return { active, of: this.options.lists().length };
  }

  /** Makes what is missing, renews what is half over, removes what is left over. */
  async check(): Promise<void> {
    const { graph, receiver } = this.options;
    const present = await this.tried('read', () => subscriptionsTo(graph, receiver.url));
    if (present === undefined) return;
    const unused = new Set(present);
    for (const list of this.options.lists()) {
      const held = this.bestFor(list, present);
      if (held !== undefined) unused.delete(held);
      const kept = await this.kept(list, held);
      if (kept === undefined) this.byList.delete(list.name);
      else this.byList.set(list.name, kept);
    }
    // Twins of two instances that started together, old secrets, and lists that are no more.
    for (const { id } of unused) await this.tried('remove', () => unsubscribe(graph, id));
  }

  /** Gives a subscription its new authorisation; false when it is none of these or that failed. */
  async reauthorize(id: string): Promise<boolean> {
    if (!this.isKept(id)) return false;
    const { graph } = this.options;
    const done = await this.tried('reauthorize', async () => {
      await reauthorize(graph, id);
      return true;
    });
    return done === true;
  }

  /** Whichever instance asks, the answer is the same one, so that none removes another's. */
  private bestFor({ address }: WatchedList, present: readonly Held[]): Held | undefined {
    const resource = resourceOf(address()).toLowerCase();
    const { clientState } = this.options.receiver;
    // What was made here has our secret, whatever Graph shows in its place.
    const isOurs = (held: Held) =>
      [undefined, clientState].includes(held.clientState) || this.isKept(held.id);
    return present
      .filter((held) => held.resource.replace(/^\//, '').toLowerCase() === resource)
      .filter(isOurs)
      .sort((a, b) => b.expires - a.expires || a.id.localeCompare(b.id))[0];
  }

  private isKept(id: string): boolean {
    return [...this.byList.values()].some((held) => held.id === id);
  }

  private async kept(list: WatchedList, held: Held | undefined): Promise<Held | undefined> {
    const { graph } = this.options;
    if (held === undefined) return this.tried(list.name, () => this.made(list));
    if (this.lifeLeft(held) >= this.granted / 2) return held;
    const asked = this.end();
    const renewed = await this.tried(list.name, () => renew(graph, held.id, asked));
    if (renewed === undefined) return held;
    this.granted = this.lifeLeft(renewed);
    return renewed;
  }

  private async made(list: WatchedList): Promise<Held> {
    const { graph, receiver } = this.options;
    const make = () => subscribe(graph, list.address(), { receiver, until: this.end() });
    const held = await make().catch(async (error: unknown) => {
      // No code tells a refused length from other refusals, so the shorter one is simply tried.
      const mayBeTooLong = error instanceof GraphError && error.status === 400;
      if (!mayBeTooLong || this.minutes <= shorterLife) throw error;
      return this.madeShorter(make, error);
    });
    this.granted = this.lifeLeft(held);
    return held;
  }

  /** The same with the life of the older documentation, which then stays; else the first refusal. */
  private async madeShorter(make: () => Promise<Held>, refusal: GraphError): Promise<Held> {
    const before = this.minutes;
    this.minutes = shorterLife;
    return make().catch(() => {
      this.minutes = before;
      throw refusal;
    });
  }

  private lifeLeft({ expires }: Held): number {
    return expires - this.options.clock.now().getTime();
  }

  private end(): Date {
    return new Date(this.options.clock.now().getTime() + (this.minutes - slack) * 60_000);
  }

  /** Undefined when Graph refused or failed, which is told once. */
  private async tried<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.failing.delete(what);
      return result;
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const { status, code, requestId } = error;
      const line = { event: 'notificationsFailed', what, status, code, requestId };
      // What is refused for one list is refused for all: one line says it.
      if (![...this.failing.values()].includes(status)) this.options.log(line, 'warn');
      this.failing.set(what, status);
      return undefined;
    }
  }
}
