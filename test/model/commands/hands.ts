import fc from 'fast-check';
import { now, type Oracle, present } from '../oracle/oracle';
import type { World } from '../world';
import { anyRequest, type Command, command, pickOf } from './command';

type Hand = 'state' | 'decision' | 'due' | 'seen' | 'nothing' | 'damage';

/** Somebody edits a request in SharePoint, into what can be read or what cannot. */
export const editingRequest: fc.Arbitrary<Command> = fc
  .record({
    pick: fc.nat(3),
    hand: fc.constantFrom<Hand[]>('state', 'decision', 'due', 'seen', 'nothing', 'damage'),
  })
  .map(({ pick, hand }) =>
    command({
      says: `edit request ${JSON.stringify({ pick, hand })}`,
      can: anyRequest,
      happens: (oracle, { lists: { approvals } }) => {
        const one = pickOf(present(oracle), pick);
        const row = approvals.find(one.id);
        const [first, ...others] = row?.stages ?? [];
        if (!row || !first) throw new Error('A request that is there has a stage.');
        if (!one.isEdited) one.edits += 1;
        one.isEdited = true;
        if (hand === 'damage') {
          one.isDamaged = true;
          approvals.damageOutside(one.id, ['stages', 'dueDate']);
          return Promise.resolve();
        }
        const stages = [{ ...first, state: 'approved' as const }, ...others];
        const edits = {
          state: { state: 'approved' as const, waitingFor: '' },
          decision: { stages },
          due: { dueDate: '2030-01-01' },
          seen: { seen: row.seen + 7 },
          nothing: {},
        };
        approvals.editOutside(one.id, edits[hand]);
        return Promise.resolve();
      },
    }),
  );

/** Somebody edits a package in SharePoint: what was agreed, what follows, or back to what it was. */
export const editingPackage: fc.Arbitrary<Command> = fc
  .record({
    pick: fc.nat(3),
    change: fc.constantFrom<{ price?: number; objectives?: string; status?: 'approved' }[]>(
      { price: 9900 },
      { price: 3600 },
      { price: 6000 },
      { status: 'approved' },
      { objectives: 'Something else.' },
    ),
  })
  .map(({ pick, change }) =>
    command({
      says: `edit package ${JSON.stringify({ pick, change })}`,
      can: anyRequest,
      happens: (oracle, { lists: { packages } }) => {
        const key = now(pickOf(present(oracle), pick)).packageKey;
        const known = oracle.packages.get(key);
        const row = packages.findByKey(key);
        if (!known || !row) throw new Error('A request that is there has a package.');
        if (!known.isEdited) known.edits += 1;
        known.isEdited = true;
        packages.editOutside(row.id, change);
        return Promise.resolve();
      },
    }),
  );

/** Somebody deletes a request in SharePoint: one that nobody has answered is made again. */
export const deleting: fc.Arbitrary<Command> = fc.nat(3).map((pick) =>
  command({
    says: `delete request ${String(pick)}`,
    can: (oracle) => untouched(oracle).length > 0,
    happens: (oracle, { lists: { approvals, packages } }: World) => {
      const one = pickOf(untouched(oracle), pick);
      // Whether it is made again hangs on the package, which must say that it waits.
      const row = packages.findByKey(now(one).packageKey);
      if (row?.status !== 'submitted') return Promise.resolve();
      one.isDeleted = true;
      approvals.deleteOutside(one.id);
      return Promise.resolve();
    },
  }),
);

function untouched(oracle: Oracle) {
  return present(oracle).filter((one) => {
    const edits = oracle.packages.get(now(one).packageKey)?.edits ?? 0;
    return one.versions.length === 1 && !one.isEdited && edits === 0;
  });
}
