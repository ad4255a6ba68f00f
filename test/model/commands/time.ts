import fc from 'fast-check';
import { rememberConversation } from '../../../teamsapp/notices/rememberConversation';
import { repair } from '../../../teamsapp/jobs/repair';
import type { SendFault } from '../channel';
import { expectWhole } from '../invariants';
import { channelKey, channelReference } from '../lists';
import { quiesce } from '../quiesce';
import type { Place, World } from '../world';
import { type Command, command, mortally } from './command';

const place = fc.constantFrom<Place[]>(0, 1);

/** Minutes pass, within which nothing needs to be repaired. */
export const waitingAWhile: fc.Arbitrary<Command> = fc.constantFrom(1, 5, 45, 300).map((minutes) =>
  command({
    says: `wait ${String(minutes)} minutes`,
    happens: (_, { clock }) => {
      clock.pass(minutes);
      return Promise.resolve();
    },
  }),
);

/** Days pass, weekends and bank holidays among them; before them everything comes to rest. */
export const passingDays: fc.Arbitrary<Command> = fc
  .constantFrom(1, 1, 2, 3, 5, 8, 12)
  .map((days) =>
    command({
      says: `wait ${String(days)} days`,
      async happens(oracle, world) {
        await quiesce(oracle, world);
        expectWhole(oracle, world);
        world.clock.pass(days * 1440);
      },
    }),
  );

/** A process reads what changed. */
export const refreshing: fc.Arbitrary<Command> = place.map((at) =>
  command({
    says: `refresh ${String(at)}`,
    happens: (_, { servers }) => {
      servers[at].refresh();
      return Promise.resolve();
    },
  }),
);

/** A process is stopped and begins anew; what it had not done yet is left to repair. */
export const restarting: fc.Arbitrary<Command> = place.map((at) =>
  command({
    says: `restart ${String(at)}`,
    happens: (_, world) => {
      world.restart(at);
      return Promise.resolve();
    },
  }),
);

/** A process repairs, from whatever its copies say; it may die of it. */
export const repairing: fc.Arbitrary<Command> = fc
  .record({ at: place, writes: fc.constantFrom(undefined, undefined, 1, 2, 3, 5) })
  .map(({ at, writes }) =>
    command({
      says: `repair ${JSON.stringify({ at, writes })}`,
      async happens(_, world: World) {
        const server = world.servers[at];
        await mortally(server, writes, async () => {
          const { failures } = await repair(server.app);
          for (const { error } of failures) if (error instanceof TypeError) throw error;
          await server.settle();
        });
      },
    }),
  );

/** The next sends into the channel go wrong. */
export const troublingChannel: fc.Arbitrary<Command> = fc
  .array(fc.constantFrom<SendFault[]>(200, 403, 404, 413, 429, 429, 502, 'lost'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((faults) =>
    command({
      says: `channel ${JSON.stringify(faults)}`,
      happens: (_, { channel }) => {
        channel.faults.push(...faults);
        return Promise.resolve();
      },
    }),
  );

/** Somebody writes in the channel, so that the bot may speak there again. */
export const speaking: fc.Arbitrary<Command> = place.map((at) =>
  command({
    says: `speak at ${String(at)}`,
    async happens(_, { servers }) {
      await rememberConversation(servers[at].app, {
        key: channelKey,
        kind: 'channel',
        name: 'Approvals',
        teamName: 'Education',
        reference: channelReference,
      });
    },
  }),
);
